import type { UseCase } from '../use-case'

export const logUseCases: Record<string, UseCase> = {}
