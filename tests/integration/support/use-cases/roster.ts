import type { UseCase } from '../use-case'

export const rosterUseCases: Record<string, UseCase> = {}
