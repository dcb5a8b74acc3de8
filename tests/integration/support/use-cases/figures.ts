import type { UseCase } from '../use-case'

export const figuresUseCases: Record<string, UseCase> = {}
