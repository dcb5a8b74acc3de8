import { Busy } from '@/db/busy'
import type { Asker, Lane } from '@/lib/asker'
import { Line, type Place } from './line'

/** `atOnce`: how many have a turn; `here`: how many have come, with those who have a turn. */
type Bound = { atOnce: number; here: number }

/** Bounds of all, of the askers of each lane together, and of one asker; `patience` in milliseconds. */
export type Rotation = Bound & { patience: number } & Record<Lane, Bound & { ofOne: Bound }>

/** One asker has come too often; others can still come. */
export class TooManyOfOne extends Error {
  override name = 'TooManyOfOne'
}

export type Turn = {
  /**
   * Gets into the line, and resolves when the turn has begun; never, if it was left before. Throws Busy if
   * that takes too long.
   */
  begun(): Promise<void>
  /** Gives back the turn, or the place in the line; only the first call counts. */
  leave(): void
}

/** Of each four turns for which both lanes wait, signed-in families have this many. */
const signedInOfFour = 3

/**
 * Gives turns in rotation: each asker who waits gets one in each round, however many it waits for. The two lanes
 * wait apart, and neither can have all turns or all places. Each step takes the same time however many wait.
 */
export function rotatingTurns(bounds: Rotation) {
  const all = new Counted(bounds)
  const lanes = { signedIn: new LaneOf(bounds.signedIn), visitors: new LaneOf(bounds.visitors) }
  let given = 0

  const nextLane = (): LaneOf | null => {
    const [first, second] =
      given % 4 < signedInOfFour
        ? [lanes.signedIn, lanes.visitors]
        : [lanes.visitors, lanes.signedIn]
    return [first, second].find((lane) => lane.canBegin()) ?? null
  }
  const giveTurns = () => {
    while (all.running < bounds.atOnce) {
      const next = nextLane()?.takeNext()
      if (!next) return
      given += 1
      next()
    }
  }

  /** Lets an asker come. Throws TooManyOfOne if it is here too often, Busy if too many are. */
  return function come({ lane: name, key }: Asker): Turn {
    const lane = lanes[name]
    const one = lane.oneOf(key)
    if (one.here >= lane.bounds.ofOne.here)
      throw new TooManyOfOne(`${one.here} of one wait already`)
    if (lane.here >= lane.bounds.here || all.here >= bounds.here) {
      throw new Busy(`${all.here} wait for a turn already`)
    }
    const counted = [all, lane, one]
    for (const each of counted) each.here += 1
    lane.settle(key, one)
    let state: 'came' | 'waits' | 'runs' | 'left' = 'came'
    let giveUp = () => {}

    const leave = () => {
      if (state === 'left') return
      giveUp()
      if (state === 'runs') for (const each of counted) each.running -= 1
      state = 'left'
      for (const each of counted) each.here -= 1
      lane.settle(key, one)
      giveTurns()
    }
    const begun = () =>
      new Promise<void>((done, fail) => {
        if (state !== 'came') return
        state = 'waits'
        const late = setTimeout(() => {
          leave()
          fail(new Busy(`no turn in ${bounds.patience} ms`))
        }, bounds.patience)
        const place = one.line.join(() => {
          giveUp()
          state = 'runs'
          for (const each of counted) each.running += 1
          done()
        })
        giveUp = () => {
          clearTimeout(late)
          place.leave()
          giveUp = () => {}
        }
        lane.settle(key, one)
        giveTurns()
      })
    return { begun, leave }
  }
}

class Counted {
  running = 0
  here = 0
  constructor(readonly bounds: Bound) {}
}

/** One asker: those of its own that wait, and its place in the round while one of them could begin. */
class One extends Counted {
  readonly line = new Line<() => void>()
  inRound: Place | null = null
}

class LaneOf extends Counted {
  private readonly askers = new Map<string, One>()
  private readonly round = new Line<{ key: string; one: One }>()

  constructor(override readonly bounds: Bound & { ofOne: Bound }) {
    super(bounds)
  }

  oneOf(key: string): One {
    return this.askers.get(key) ?? new One(this.bounds.ofOne)
  }

  canBegin(): boolean {
    return this.round.size > 0 && this.running < this.bounds.atOnce
  }

  /** The work whose turn it is; its asker goes to the end of the round. */
  takeNext(): (() => void) | null {
    const next = this.round.head()
    const begin = next?.one.line.head()
    if (!next || !begin) return null
    next.one.inRound?.leave()
    next.one.inRound = null
    return () => {
      begin()
      this.settle(next.key, next.one)
    }
  }

  /** In the round as long as it waits and may have another turn; forgotten when nothing of it is left. */
  settle(key: string, one: One): void {
    const due = one.line.size > 0 && one.running < one.bounds.atOnce
    if (due) one.inRound ??= this.round.join({ key, one })
    else {
      one.inRound?.leave()
      one.inRound = null
    }
    if (one.here > 0) this.askers.set(key, one)
    else this.askers.delete(key)
  }
}
