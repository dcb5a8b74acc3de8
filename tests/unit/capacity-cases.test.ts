import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { type CapacityCase, hundredths, readCapacityCases } from '@/db/capacity-cases'
import { areaPlaces, bandOf, brokenTerms } from '@/domain/capacity/rules'
import type { Limits, Present, Rules } from '@/domain/capacity/types'

type Claim = CapacityCase['claims'][number]
type Span = { from: string; to: string }

const file = fileURLToPath(new URL('../data/capacity-cases.json', import.meta.url))
const cases = await readCapacityCases(file)

const minute = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const covers = (span: Span, at: number) => minute(span.from) <= at && at < minute(span.to)

function rulesOf({ policy }: CapacityCase): Rules {
  return {
    mixedPolicy: policy.mixed_policy,
    fixedRatio: policy.fixed_ratio,
    minCaregivers: policy.min_caregivers,
    areaPerChildDm2: hundredths(policy.area_per_child_m2),
    largestGroup: policy.largest_group,
    bands: policy.bands.map((band) => ({
      fromMonths: band.from_months,
      toMonths: band.to_months,
      childrenPerCaregiver: band.children_per_caregiver,
    })),
  }
}

function limitsAt(one: CapacityCase, rules: Rules, at: number): Limits {
  const onDuty = one.roster.filter(
    (shift) => covers(shift, at) && !shift.breaks.some((pause) => covers(pause, at)),
  )
  return {
    rules,
    licensedPlaces: one.room.licensed_places,
    areaPlaces: areaPlaces(hundredths(one.room.play_area_m2), rules.areaPerChildDm2),
    caregivers: onDuty.length,
  }
}

function fits(one: CapacityCase, taken: Claim[], claim: Claim): boolean {
  const rules = rulesOf(one)
  const slot = one.slots.find((known) => known.id === claim.slot)
  if (!slot || bandOf(rules, claim.age_months) === null) return false
  if (claim.age_months < slot.from_months || claim.age_months >= slot.to_months) return false
  for (let at = minute(claim.from); at < minute(claim.to); at += 15) {
    const there = [...taken.filter((other) => covers(other, at)), claim]
    if (there.filter((other) => other.slot === slot.id).length > slot.cap) return false
    const present = there.map((other): Present => {
      const band = bandOf(rules, other.age_months)
      if (band === null) throw new Error('a claim outside every band was taken')
      return { band, factorHundredths: hundredths(other.factor) }
    })
    if (brokenTerms(limitsAt(one, rules, at), present).length > 0) return false
  }
  return true
}

test('there are 150 worked cases', () => {
  expect(cases).toHaveLength(150)
})

test.each(cases)('the rules agree with $id', (one) => {
  const taken: Claim[] = []
  const accepted = one.claims.map((claim) => {
    const fitting = fits(one, taken, claim)
    if (fitting) taken.push(claim)
    return fitting
  })
  expect(accepted).toEqual(one.accepted)
})
