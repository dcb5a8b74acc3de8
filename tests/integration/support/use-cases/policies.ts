import type { UseCase } from '../use-case'

export const policiesUseCases: Record<string, UseCase> = {}
