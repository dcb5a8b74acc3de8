import { expect, test } from 'vitest'
import { clockText, dueTelling, secondsUntil } from '@/app/_components/booking/hold-time'
import { slotOfPath } from '@/app/_components/booking/slot-of-path'
import { usualSpan } from '@/domain/claims/stretch-rules'
import type { SlotFacts } from '@/domain/claims/types'
import { instantOf } from '@/domain/shared/time'

test('the time is told at two minutes, one, thirty seconds and the end, and not in between', () => {
  const told = Array.from({ length: 300 }, (_, n) => dueTelling(300 - n, 299 - n))
  expect(told.flatMap((mark, n) => (mark === null ? [] : [[mark, 299 - n]]))).toEqual([
    [120, 120],
    [60, 60],
    [30, 30],
    [0, 0],
  ])
})

test('after a pause only the last mark passed is told', () => {
  expect(dueTelling(200, 25)).toBe(30)
  expect(dueTelling(200, 0)).toBe(0)
  expect(dueTelling(0, 0)).toBeNull()
})

test('seconds are shown as minutes and seconds', () => {
  expect([300, 65, 9, 0].map(clockText)).toEqual(['5:00', '1:05', '0:09', '0:00'])
})

test('the count follows the server’s clock, whatever the device’s own says', () => {
  const server = instantOf('2026-03-09', '10:00').getTime()
  let count = 4_000
  const left = secondsUntil(server + 300_000, server, () => count)
  expect(left()).toBe(300)
  count += 1_500
  expect(left()).toBe(299)
  // The same page shown again later from the browser's memory has no more time than before.
  count += 100_000
  expect(secondsUntil(server + 300_000, server, () => count)()).toBe(199)
  // A page that arrived faster is nearer to the truth.
  const fast = server + 101_600
  expect(secondsUntil(server + 300_000, fast, () => count)()).toBe(199)
  count += 999_999
  expect(left()).toBe(0)
})

const slotId = '01890000-0000-7000-8000-000000000001'

test('a booking page’s path names the slot and the stretch asked for', () => {
  expect(slotOfPath(`/book/${slotId}`)).toEqual({ slotId, span: null })
  expect(slotOfPath(`/book/${slotId}?day=2026-03-16&from=13:00&to=15:00`)).toEqual({
    slotId,
    span: { from: instantOf('2026-03-16', '13:00'), to: instantOf('2026-03-16', '15:00') },
  })
  expect(slotOfPath(`/book/${slotId}?day=2026-02-31&from=13:00&to=15:00`)?.span).toBeNull()
})

test.each([null, '', '/my', '/book/', '/book/1', `/manage/book/${slotId}`, `/book/${slotId}/x`])(
  '%s is no booking page',
  (path) => expect(slotOfPath(path)).toBeNull(),
)

test('without a stretch asked for, a flexible slot’s first of the longest length is meant', () => {
  const slot = (to: string, flexible: boolean) =>
    ({
      startsAt: instantOf('2026-03-16', '13:00'),
      endsAt: instantOf('2026-03-16', to),
      flexible,
      policy: { slotMaxMinutes: 180 },
    }) as SlotFacts
  expect(usualSpan(slot('17:00', true), []).to).toEqual(instantOf('2026-03-16', '16:00'))
  expect(usualSpan(slot('15:00', true), []).to).toEqual(instantOf('2026-03-16', '15:00'))
  expect(usualSpan(slot('17:00', false), []).to).toEqual(instantOf('2026-03-16', '17:00'))
})
