import { expect, test } from 'vitest'
import { isCause } from '@/domain/shortfalls/cause-rules'

type Change = Parameters<typeof isCause>[0]

const source = { policyId: 'p', level: 'room', effectiveFrom: '2026-01-01' } as const
const sources = { fixedRatio: source, minCaregivers: source, largestGroup: source }
const policy = (changes: Change['changes'], subjectId = 'p'): Change => ({
  subjectKind: 'policy',
  subjectId,
  action: 'policy_set',
  changes,
})
const thing = (subjectKind: string, changes: Change['changes'], subjectId = 's'): Change => ({
  subjectKind,
  subjectId,
  action: `${subjectKind}_changed`,
  changes,
})
const causes = (term: Parameters<typeof isCause>[1]['term'], change: Change) =>
  isCause(change, { term, slotId: 's' }, sources)

test('a rule is a cause of the limit it makes tighter, while it is the one in force', () => {
  expect(causes('ratio', policy({ fixedRatio: [5, 3] }))).toBe(true)
  expect(causes('ratio', policy({ fixedRatio: [3, 5] }))).toBe(false)
  expect(causes('ratio', policy({ fixedRatio: [5, 3] }, 'of another level'))).toBe(false)
  expect(causes('min_caregivers', policy({ fixedRatio: [5, 3] }))).toBe(false)
  expect(causes('min_caregivers', policy({ minCaregivers: [1, 2] }))).toBe(true)
  expect(causes('largest_group', policy({ largestGroup: [10, 8] }))).toBe(true)
  expect(causes('ratio', policy({ secondFactorFrom: [null, 'nobody'] }))).toBe(false)
})

test('more shifts, or a person who counts again, are no cause; fewer are', () => {
  expect(causes('ratio', thing('roster', { shifts: [0, 102] }))).toBe(false)
  expect(causes('ratio', thing('roster', { shifts: [2, 1] }))).toBe(true)
  // As many may be shorter ones.
  expect(causes('ratio', thing('roster', { shifts: [2, 2] }))).toBe(true)
  expect(causes('min_caregivers', thing('caregiver', { active: [true, false] }))).toBe(true)
  expect(causes('min_caregivers', thing('caregiver', { countsForRatio: [false, true] }))).toBe(
    false,
  )
  expect(causes('slot_cap', thing('roster', { shifts: [2, 1] }))).toBe(false)
})

test('room and slot: the very number, of the very slot', () => {
  expect(causes('licensed_places', thing('room', { licensedPlaces: [10, 8] }))).toBe(true)
  expect(causes('licensed_places', thing('room', { playAreaDm2: [4000, 3000] }))).toBe(false)
  expect(causes('licensed_places', thing('room', { status: ['suspended', 'open'] }))).toBe(false)
  expect(causes('area_places', thing('room', { playAreaDm2: [4000, 3000] }))).toBe(true)
  expect(causes('slot_closed', thing('slot', { status: ['open', 'closed'] }))).toBe(true)
  expect(causes('slot_cap', thing('slot', { cap: [10, 7] }, 'another'))).toBe(false)
})
