import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import postgres, { type Sql } from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { differences, readCapacityCases } from '@/db/capacity-cases'
import { brokenTerms, freeInRoom, requiredCaregivers } from '@/domain/capacity/rules'
import { type Quarter, quarters } from '../support/capacity-arbitraries'
import { testDatabase } from '../support/database'

const file = fileURLToPath(new URL('../data/capacity-cases.json', import.meta.url))
let sql: Sql
let url: string

beforeAll(async () => {
  url = (await testDatabase()).url
  sql = postgres(url, { max: 1, onnotice: () => {} })
})
afterAll(() => sql.end())

test('the database agrees with all 150 worked cases', async () => {
  const found = await differences(url, await readCapacityCases(file))
  expect(found.size).toBe(150)
  expect([...found.values()].flat()).toEqual([])
})

test('the worked examples of the guide to capacity come out as it says', async () => {
  const examples = fileURLToPath(new URL('../../docs/capacity-examples.json', import.meta.url))
  const found = await differences(url, await readCapacityCases(examples))
  expect(found.size).toBeGreaterThan(10)
  expect([...found.values()].flat()).toEqual([])
})

type Answer = { required: number; broken: string[]; breaks: boolean; free: number }

/** A quarter hour as the rows the database keeps of it. */
function asRows({ limits, present, kept, band }: Quarter) {
  const { rules } = limits
  const inBand = (b: number) => present.filter((child) => child.band === b)
  const load = (b: number) => inBand(b).reduce((sum, child) => sum + child.factorHundredths, 0)
  return {
    rules: {
      mixed_policy: rules.mixedPolicy,
      fixed_ratio: rules.fixedRatio,
      min_caregivers: rules.minCaregivers,
      area_per_child_dm2: rules.areaPerChildDm2,
      largest_group: rules.largestGroup,
      band_from: rules.bands.map((b) => b.fromMonths),
      band_to: rules.bands.map((b) => b.toMonths),
      band_ratio: rules.bands.map((b) => b.childrenPerCaregiver),
    },
    ledger: {
      licensed_places: limits.licensedPlaces,
      area_places: limits.areaPlaces,
      caregivers: limits.caregivers,
      heads: present.length,
      band_heads: rules.bands.map((_, b) => inBand(b).length),
      band_load: rules.bands.map((_, b) => load(b)),
    },
    kept: kept.length === 0 ? null : kept.map((b) => b + 1),
    band: band + 1,
  }
}

async function inDatabase(asked: Quarter[]): Promise<Answer[]> {
  const rows = await sql<Answer[]>`
    select required_caregivers(rules, (ledger).heads, (ledger).band_heads, (ledger).band_load, kept) as required,
      broken_terms(rules, ledger, kept) as broken, breaks_limit(rules, ledger, kept) as breaks,
      free_in_room(rules, ledger, kept, band) as free
    from (
      select n, (q->>'band')::smallint as band,
        jsonb_populate_record(null::capacity_rules, q->'rules') as rules,
        jsonb_populate_record(null::capacity_ledger, q->'ledger') as ledger,
        (select array_agg(k::smallint) from jsonb_array_elements_text(nullif(q->'kept', 'null')) as k) as kept
      from jsonb_array_elements(${sql.json(asked.map(asRows))}) with ordinality as given(q, n)
    ) as asked
    order by n`
  return [...rows]
}

function inProgram({ limits, present, kept, band }: Quarter): Answer {
  const broken = brokenTerms(limits, present, kept)
  return {
    required: requiredCaregivers(limits.rules, present, kept),
    broken,
    breaks: broken.length > 0,
    free: freeInRoom(limits, present, kept, band),
  }
}

test('database and rules answer alike for any limits, children and kept places', async () => {
  const seed = Math.floor(Math.random() * 2 ** 31)
  for (let run = 0; run < 20; run += 1) {
    const asked = fc.sample(quarters, { seed: seed + run, numRuns: 250 })
    const answers = await inDatabase(asked)
    const otherwise = asked
      .map((one, n) => ({ one, database: answers[n], program: inProgram(one) }))
      .filter(({ database, program }) => !isDeepStrictEqual({ ...database }, program))
    expect(otherwise.slice(0, 3), `seed ${seed + run}`).toEqual([])
  }
})
