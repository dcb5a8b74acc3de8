import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import type { Figure } from './types'

/** Megabytes in use by each process that this one began, by its number; none if the system does not say. */
export function memoryOfChildren(pid: number): Map<number, number> {
  return new Map(childrenOf(pid).map((one) => [one, memoryOf(one)]))
}

/** The processes that this one began; none if the system does not say. */
export function childrenOf(pid: number): number[] {
  const children = `/proc/${pid}/task/${pid}/children`
  if (!existsSync(children)) return []
  return readFileSync(children, 'utf8').split(/\s+/).filter(Boolean).map(Number)
}

function memoryOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024
}

/** The process that grew most, beside its `before`, once nothing was asked of them for `seconds`. */
export async function memoryGrown(
  pid: number,
  before: Map<number, number>,
  seconds: number,
): Promise<Figure[]> {
  await wait(seconds * 1000)
  const after = memoryOfChildren(pid)
  const grown = [...before].map(([one, limit]) => ({ value: after.get(one) ?? 0, limit }))
  const [most] = grown.toSorted((a, b) => b.value / b.limit - a.value / a.limit)
  if (!most) return []
  const target = { of: 'ratio', at: 'most', value: 1.2 } as const
  return [{ what: 'memory of a process after the rush', unit: 'MB', ...most, target }]
}
