import type { UseCase } from '../use-case'

export const timetablesUseCases: Record<string, UseCase> = {}
