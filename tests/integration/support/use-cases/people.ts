import type { UseCase } from '../use-case'

export const peopleUseCases: Record<string, UseCase> = {}
