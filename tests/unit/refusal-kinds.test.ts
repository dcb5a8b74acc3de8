import { expect, test } from 'vitest'
import { maySetAside, refusalKinds, unmetReasons } from '@/domain/claims/kind-rules'
import type { BookingRefusal } from '@/domain/claims/types'
import { sinceWhen } from '@/domain/families/reading-rules'

const span = { from: new Date('2026-03-16T01:00Z'), to: new Date('2026-03-16T03:00Z') }
const before = new Date('2026-03-16T02:59:59Z')

test('what an office may set aside it may until the stretch is over, and then nothing', () => {
  const every = Object.entries(refusalKinds).map(
    ([reason, { mayBeSetAside }]) => [reason, mayBeSetAside] as const,
  )
  for (const [reason, may] of every) {
    const refusal = { reason } as BookingRefusal
    expect(maySetAside(refusal, span, before), reason).toBe(may)
    expect(maySetAside(refusal, span, span.to), reason).toBe(false)
  }
  expect(new Set(every.map(([, may]) => may))).toEqual(new Set([true, false]))
})

test('unmet demand is a place that was wanted when there was none', () => {
  expect(unmetReasons.toSorted()).toEqual([
    'kept_for_residents',
    'kept_for_same_day',
    'kept_in_room',
    'same_day_spent',
    'slot_full',
  ])
})

test('a stated reason holds for half an hour', () => {
  expect(sinceWhen(span.to)).toEqual(new Date('2026-03-16T02:30Z'))
})
