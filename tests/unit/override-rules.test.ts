import { describe, expect, test } from 'vitest'
import { maySetAside, overridable } from '@/domain/bookings/override-rules'
import type { BookingRefusal } from '@/domain/bookings/types'
import { givenName, sinceWhen } from '@/domain/families/reading-rules'

const span = { from: new Date('2026-03-16T01:00Z'), to: new Date('2026-03-16T03:00Z') }
const before = new Date('2026-03-16T02:59:59Z')

/** One refusal of each reason there is, and whether an office above the room may set it aside. */
const table: [refusal: BookingRefusal, may: boolean][] = [
  [{ reason: 'not_released', releasedAt: span.from }, true],
  [{ reason: 'after_closing', closedAt: span.from, reopensAt: null }, true],
  [{ reason: 'open_bookings', childId: 'a', limit: 2 }, true],
  [{ reason: 'month_bookings', childId: 'a', limit: 10 }, true],
  [{ reason: 'suspended', childId: 'a', until: span.to }, true],
  [{ reason: 'kept_for_same_day', until: span.from }, true],
  [{ reason: 'kept_for_residents', until: span.from }, true],
  [{ reason: 'kept_in_room' }, true],
  [{ reason: 'same_day_spent' }, true],
  [{ reason: 'room_not_open' }, false],
  [{ reason: 'slot_closed' }, false],
  [{ reason: 'slot_full', term: 'licensed_places', at: null }, false],
  [{ reason: 'slot_full', term: 'area_places', at: null }, false],
  [{ reason: 'slot_full', term: 'largest_group', at: null }, false],
  [{ reason: 'slot_full', term: 'slot_cap', at: null }, false],
  [{ reason: 'slot_full', term: 'ratio', at: null }, false],
  [{ reason: 'slot_full', term: 'min_caregivers', at: null }, false],
  [{ reason: 'too_young', childId: 'a', ageMonths: 11, fromMonths: 12 }, false],
  [{ reason: 'too_old', childId: 'a', ageMonths: 36, toMonths: 36 }, false],
  [{ reason: 'age_outside_bands' }, false],
  [{ reason: 'overlaps', childId: 'a' }, false],
  [{ reason: 'identity_missing', childId: 'a' }, false],
  [{ reason: 'consent_missing' }, false],
  [{ reason: 'bad_span', minMinutes: 60, maxMinutes: 180 }, false],
  [{ reason: 'no_child' }, false],
  [{ reason: 'cost_changed' }, false],
  [{ reason: 'key_reused' }, false],
]

describe('what an office above the room may set aside', () => {
  test.each(table)('$reason $term: %#', (refusal, may) => {
    expect(maySetAside(refusal, span, before)).toBe(may)
    expect(overridable[refusal.reason]).toBe(may)
  })

  test('every reason there is has been decided', () => {
    const decided = new Set(table.map(([refusal]) => refusal.reason))
    expect([...decided].sort()).toEqual(Object.keys(overridable).sort())
  })

  test('nothing is booked once the stretch is over', () => {
    for (const [refusal] of table) expect(maySetAside(refusal, span, span.to)).toBe(false)
  })
})

describe('what a search shows of a child’s name', () => {
  test.each([
    ['王小宝', '小宝'],
    ['欧阳小宝', '小宝'],
    ['王宝', '宝'],
    ['宝', '宝'],
    ['Mia Lopez', 'Mia'],
    ['阿依努尔·买买提', '阿依努尔'],
  ])('%s is shown as %s', (name, shown) => {
    expect(givenName(name)).toBe(shown)
  })
})

test('a stated reason holds for half an hour', () => {
  expect(sinceWhen(span.to)).toEqual(new Date('2026-03-16T02:30Z'))
})
