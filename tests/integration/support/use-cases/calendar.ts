import type { UseCase } from '../use-case'

export const calendarUseCases: Record<string, UseCase> = {}
