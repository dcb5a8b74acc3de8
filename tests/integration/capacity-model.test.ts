import { readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import postgres, { type Sql } from 'postgres'
import { expect, test } from 'vitest'
import { freshDatabase } from '../support/database'
import { seed } from '../support/seed'
import { CapacityModel } from './support/capacity-model'
import {
  applyStep,
  foreseenFor,
  makePeople,
  openWorld,
  type People,
} from './support/model-database'
import { expectedOf, freePlaces, stateOf } from './support/model-state'
import { type Start, type Step, stories } from './support/model-steps'

const verify = readFileSync(new URL('../../db/verify.sql', import.meta.url), 'utf8')
const lanes = 2
const storiesPerLane = 550

/** What often refuses a step; each must have come up, or the stories prove too little. */
const refusals = [
  'booking_age',
  'booking_child_once',
  'booking_family_holds',
  'booking_span',
  'booking_transition',
  'capacity_area_places',
  'capacity_kept_in_room',
  'capacity_kept_residents',
  'capacity_kept_same_day',
  'capacity_licensed_places',
  'capacity_min_caregivers',
  'capacity_ratio',
  'capacity_same_day_spent',
  'capacity_slot_cap',
  'capacity_slot_closed',
]

class Undo extends Error {}

/** What a claim is refused for before its places are looked at. */
const earlier = ['booking_family_holds', 'booking_span', 'booking_age', 'booking_child_once']

type Tally = {
  steps: number
  accepted: number
  refused: Set<string>
  foreseen: Set<string>
  shortfalls: number
}

/** The same as `toEqual`, which takes longer to compare two equal things than the database to answer. */
function expectSame(actual: unknown, expected: unknown, told: () => string): void {
  if (!isDeepStrictEqual(actual, expected)) expect(actual, told()).toEqual(expected)
}

/** Plays a story in one transaction that is rolled back, comparing after each step. */
async function play(
  sql: Sql,
  people: People,
  story: { start: Start; steps: Step[] },
  tally: Tally,
): Promise<void> {
  const undone = sql.begin(async (tx) => {
    const world = await openWorld(tx, people, story.start)
    const model = new CapacityModel(story.start)
    expectSame(await stateOf(tx, world), expectedOf(model), () => 'before the first step')
    for (const [n, step] of story.steps.entries()) {
      const told = () => `after step ${n + 1}, ${JSON.stringify(step)}`
      const foreseen = step.do === 'book' ? await foreseenFor(tx, world, step) : null
      const expected = model.apply(step)
      expectSame(await applyStep(tx, world, step, model, expected), expected, told)
      if (foreseen) {
        expect([foreseen, ...earlier], `foreseen, ${told()}`).toContain(expected)
        tally.foreseen.add(foreseen)
      }
      const state = await stateOf(tx, world)
      expectSame(state, expectedOf(model), told)
      tally.steps += 1
      if (step.do === 'book' && !expected) tally.accepted += 1
      if (expected) tally.refused.add(expected)
      if (state.shortfalls.length > 0) tally.shortfalls += 1
    }
    const { shown, fits } = await freePlaces(tx, world, model)
    expect(shown, 'free places shown').toEqual(fits)
    expect([...(await tx.unsafe(verify, [], { prepare: true }))]).toEqual([])
    throw new Undo()
  })
  await undone.catch((error: unknown) => {
    if (!(error instanceof Undo)) throw error
  })
}

async function runLane(lane: number, tally: Tally): Promise<void> {
  const { url, db } = await freshDatabase()
  await db.close()
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    const people = await makePeople(sql)
    await fc.assert(
      fc.asyncProperty(stories, (story) => play(sql, people, story, tally)),
      { numRuns: storiesPerLane, seed: seed + lane },
    )
  } finally {
    await sql.end()
  }
}

test('whatever happens in a room, ledger, bookings and model agree after every step', async () => {
  const tally: Tally = {
    steps: 0,
    accepted: 0,
    refused: new Set(),
    foreseen: new Set(),
    shortfalls: 0,
  }
  await Promise.all(Array.from({ length: lanes }, (_, lane) => runLane(lane, tally)))
  const stories = lanes * storiesPerLane
  expect(tally.steps, 'steps').toBeGreaterThanOrEqual(stories * 6)
  expect(tally.accepted, 'claims accepted').toBeGreaterThan(stories)
  expect(tally.shortfalls, 'steps with a shortfall open').toBeGreaterThan(stories / 10)
  expect([...tally.refused]).toEqual(expect.arrayContaining(refusals))
  const ofPlaces = refusals.filter((name) => name.startsWith('capacity_'))
  expect([...tally.foreseen]).toEqual(expect.arrayContaining(ofPlaces))
})
