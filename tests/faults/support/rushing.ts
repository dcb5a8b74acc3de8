import { setTimeout as wait } from 'node:timers/promises'
import { expect } from 'vitest'
import { faultsAfter } from './check'
import { type Outcome, pressUntilTold } from './families'
import type { Rush, Stage } from './stage'

/** All families press at once; `fault` happens when a random share of the places is taken. */
export async function rushWith(stage: Stage, rush: Rush, fault: () => Promise<void>) {
  const most = Math.min(rush.places, rush.presses.length)
  const taken = Math.ceil(most * (0.1 + 0.6 * Math.random()))
  const told = Promise.all(
    rush.presses.map((press, n) => pressUntilTold(press, (tries) => stage.address(n + tries))),
  )
  await untilTaken(stage, rush, taken)
  console.log(`${expect.getState().currentTestName}: at ${taken} places of ${rush.places}`)
  await fault()
  return told
}

function untilTaken(stage: Stage, { slots }: Rush, places: number): Promise<void> {
  return stage.ask(async (sql) => {
    for (;;) {
      const [row] = await sql`
        select count(*)::int as taken from bookings where slot_id = any (${slots.map((one) => one.id)})`
      if (row?.taken >= places) return
      await wait(5)
    }
  })
}

/** Nothing is wrong afterwards, and the site serves a new family on each of its processes. */
export async function allIsWell(stage: Stage, rush: Rush, outcomes: Outcome[]) {
  expect(await stage.ask((sql) => faultsAfter(sql, rush, outcomes))).toEqual([])
  const next = await stage.prepare(1, 2)
  for (const [n, press] of next.presses.entries()) {
    expect(await pressUntilTold(press, () => stage.address(n))).toMatchObject({ told: 'booked' })
  }
}
