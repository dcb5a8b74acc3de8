import type { Ctx } from '@/domain/shared/context'

/** Says in the log, once an hour, that the codes of the city are used up. */
export function warnOfCeiling(refused: { reason: string; alarmed?: boolean }): void {
  if (!refused.alarmed) return
  console.warn('The codes that the city sends in an hour are used up (codesAnHour).')
}

/** How long a refusal lasts that passes by itself, at least a second; for others it says nothing. */
export function waitOf({ now }: Ctx, refused: { againFrom?: Date } | object) {
  const againFrom = 'againFrom' in refused && refused.againFrom ? refused.againFrom.getTime() : 0
  return { againFrom, seconds: Math.max(1, Math.ceil((againFrom - now.getTime()) / 1000)) }
}
