import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Busy } from '@/db/busy'
import type { Asker, Lane } from '@/lib/asker'
import { Line } from '@/server/line'
import { type Rotation, rotatingTurns, TooManyOfOne, type Turn } from '@/server/rotating-turns'

const bounds: Rotation = {
  ...{ atOnce: 4, here: 14, patience: 60_000 },
  visitors: { atOnce: 3, here: 10, ofOne: { atOnce: 2, here: 5 } },
  signedIn: { atOnce: 3, here: 12, ofOne: { atOnce: 1, here: 3 } },
}
const lanes = ['visitors', 'signedIn'] as const

type State = 'came' | 'waits' | 'runs' | 'left'
type One = { asker: Asker; name: string; turn: Turn; state: State; begun: number }

/** Everybody who came, as the test knows it, and what must be true at each step. */
class House {
  readonly all: One[] = []
  readonly faults: unknown[] = []
  private readonly come = rotatingTurns(bounds)
  private readonly lines = new Map<string, One[]>()
  /** For each asker in the round: who of its lane has begun since it got there. */
  private readonly passedBy = new Map<string, string[]>()

  having(...states: State[]): One[] {
    return this.all.filter(({ state }) => states.includes(state))
  }

  enter(asker: Asker): void {
    const [here, ofLane, ofOne] = this.counts(asker, 'came', 'waits', 'runs')
    const lane = bounds[asker.lane]
    const full = ofLane >= lane.here || here >= bounds.here ? Busy : null
    const wanted = ofOne >= lane.ofOne.here ? TooManyOfOne : full
    if (wanted) expect(() => this.come(asker)).toThrow(wanted)
    else {
      const name = `${asker.lane} ${asker.key}`
      this.all.push({ asker, name, turn: this.come(asker), state: 'came', begun: 0 })
    }
  }

  wait(one: One): void {
    one.state = 'waits'
    this.lines.set(one.name, [...(this.lines.get(one.name) ?? []), one])
    this.noteRound()
    const noting = (fault: unknown) => this.faults.push(fault)
    one.turn
      .begun()
      .then(() => this.begin(one))
      .catch(noting)
  }

  leave(one: One): void {
    const line = this.lines.get(one.name) ?? []
    this.lines.set(
      one.name,
      line.filter((other) => other !== one),
    )
    one.state = 'left'
    this.noteRound()
    one.turn.leave()
    one.turn.leave()
  }

  /** Who waits although no bound is in the way. */
  forgotten(): One[] {
    return this.having('waits').filter(({ asker }) => {
      const [running, ofLane] = this.counts(asker, 'runs')
      return running < bounds.atOnce && ofLane < bounds[asker.lane].atOnce && this.inRound(asker)
    })
  }

  private begin(one: One): void {
    expect(this.lines.get(one.name)?.shift(), 'the first of its line').toBe(one)
    expect(this.passedBy.has(one.name), 'in the round').toBe(true)
    for (const [name, others] of this.passedBy) {
      if (name === one.name || !name.startsWith(one.asker.lane)) continue
      expect(others, `while ${name} waits`).not.toContain(one.name)
      others.push(one.name)
    }
    this.passedBy.delete(one.name)
    one.state = 'runs'
    one.begun += 1
    this.noteRound()
    const [running, ofLane, ofOne] = this.counts(one.asker, 'runs')
    expect(running).toBeLessThanOrEqual(bounds.atOnce)
    expect(ofLane).toBeLessThanOrEqual(bounds[one.asker.lane].atOnce)
    expect(ofOne).toBeLessThanOrEqual(bounds[one.asker.lane].ofOne.atOnce)
  }

  private inRound(asker: Asker): boolean {
    const [, , running] = this.counts(asker, 'runs')
    const [, , waiting] = this.counts(asker, 'waits')
    return waiting > 0 && running < bounds[asker.lane].ofOne.atOnce
  }

  private noteRound(): void {
    for (const { asker, name } of this.all) {
      if (!this.inRound(asker)) this.passedBy.delete(name)
      else if (!this.passedBy.has(name)) this.passedBy.set(name, [])
    }
  }

  /** How many of all, of a lane and of one asker are in these states. */
  private counts({ lane, key }: Asker, ...states: State[]): [number, number, number] {
    const all = this.having(...states)
    const ofLane = all.filter(({ asker }) => asker.lane === lane)
    return [all.length, ofLane.length, ofLane.filter(({ asker }) => asker.key === key).length]
  }
}

const settled = () => new Promise((done) => setImmediate(done))
const askers = fc.record({ lane: fc.constantFrom<Lane>(...lanes), key: fc.constantFrom(...'abcd') })
const steps = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('enter' as const), asker: askers }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('wait' as const), which: fc.nat(40) }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('leave' as const), which: fc.nat(40) }) },
)

test('whoever comes, waits and leaves: bounds hold, nobody is passed over, each begins once or is refused', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { maxLength: 120 }), async (story) => {
      const house = new House()
      for (const step of story) {
        if (step.does === 'enter') house.enter(step.asker)
        else {
          const able =
            step.does === 'wait' ? house.having('came') : house.having('came', 'waits', 'runs')
          const one = able[step.which % able.length]
          if (one) house[step.does](one)
        }
        await settled()
        expect([house.faults, house.forgotten()]).toEqual([[], []])
      }
      for (const one of house.having('came')) {
        house.wait(one)
        await settled()
      }
      const waited = house.having('waits', 'runs')
      while (house.having('waits', 'runs').length > 0) {
        await settled()
        const [running] = house.having('runs')
        expect([running?.state, house.faults]).toEqual(['runs', []])
        if (running) house.leave(running)
      }
      await settled()
      expect(waited.filter(({ begun }) => begun !== 1)).toEqual([])
      expect(house.all.filter(({ begun }) => begun > 1)).toEqual([])
      // Nothing is left behind: all places are free again, and no more.
      for (let n = 0; n <= bounds.visitors.ofOne.here; n += 1)
        house.enter({ lane: 'visitors', key: 'a' })
    }),
    { numRuns: 300 },
  )
})

/** The order in which turns begin, each given back at once. */
async function orderOf(asked: Asker[], turns: Rotation): Promise<string[]> {
  const come = rotatingTurns(turns)
  const order: string[] = []
  const first = come({ lane: 'signedIn', key: 'first' })
  await first.begun()
  const all = asked.map(async (asker) => {
    const turn = come(asker)
    await turn.begun()
    order.push(asker.key)
    turn.leave()
  })
  first.leave()
  await Promise.all(all)
  return order
}

const wide = { atOnce: 1, here: 10_000 }
const oneAtOnce: Rotation = {
  ...wide,
  patience: 60_000,
  visitors: { ...wide, ofOne: wide },
  signedIn: { ...wide, ofOne: wide },
}
const times = (lane: Lane, key: string, count: number) => Array(count).fill({ lane, key })

test('who asks for one page has it before the second of whoever asks for four hundred', async () => {
  const flood = times('visitors', 'flood', 400)
  const order = await orderOf([...flood, { lane: 'visitors', key: 'honest' }], oneAtOnce)
  expect(order.indexOf('honest')).toBeLessThanOrEqual(1)
  expect(order).toHaveLength(401)
})

test('signed-in families have three turns of four while visitors wait, and visitors the fourth', async () => {
  const families = Array.from({ length: 90 }, (_, n) => ({
    lane: 'signedIn' as const,
    key: `${n}`,
  }))
  const order = await orderOf([...times('visitors', 'flood', 400), ...families], oneAtOnce)
  const before = order.slice(0, 120)
  expect(before.filter((key) => key !== 'flood')).toHaveLength(90)
  for (let n = 0; n < 120; n += 4) expect(before.slice(n, n + 4)).toContain('flood')
})

test('one who waits too long is refused, and its turn goes to another', async () => {
  const come = rotatingTurns({ ...oneAtOnce, patience: 20 })
  const first = come({ lane: 'visitors', key: 'a' })
  await first.begun()
  const late = come({ lane: 'visitors', key: 'b' })
  await expect(late.begun()).rejects.toThrow('no turn in 20 ms')
  first.leave()
  const next = come({ lane: 'visitors', key: 'c' })
  await next.begun()
  next.leave()
})

test('a line keeps its order whoever leaves from it', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.nat(20), { nil: null })), (story) => {
      const line = new Line<number>()
      const model: { n: number; leave: () => void }[] = []
      for (const [n, leaves] of story.entries()) {
        if (leaves === null) model.push({ n, leave: line.join(n).leave })
        else
          for (const { leave } of model.splice(leaves, 1)) {
            leave()
            leave()
          }
        expect([line.head(), line.size]).toEqual([model[0]?.n ?? null, model.length])
      }
      for (const { n, leave } of model) {
        expect(line.head()).toBe(n)
        leave()
      }
      expect(line.size).toBe(0)
    }),
  )
})
