import type { UseCase } from '../use-case'

export const roomsUseCases: Record<string, UseCase> = {}
