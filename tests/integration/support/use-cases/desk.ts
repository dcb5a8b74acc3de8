import type { UseCase } from '../use-case'

export const deskUseCases: Record<string, UseCase> = {}
