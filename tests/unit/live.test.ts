import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import type { PlacesEars } from '@/db/places-change'
import { followPlacesInput } from '@/domain/slots/inputs'
import type { Asker } from '@/lib/asker'
import { countStreams } from '@/lib/live/open-streams'
import { usualPace, waitBeforeAsking, waitBeforeOpening, waitBetween } from '@/lib/live/pace'
import { placesStream } from '@/lib/live/places-stream'
import { type Watcher, watchRooms } from '@/lib/live/room-watch'

const chance = fc.double({ min: 0, max: 1, noNaN: true })
const tick = () => new Promise((done) => setTimeout(done, 5))

describe('how soon a page asks', () => {
  test('pages told at once are spread, and none asks twice in a second', () => {
    fc.assert(
      fc.property(fc.nat(100_000), chance, (since, random) => {
        const wait = waitBeforeAsking(usualPace, since, random)
        expect(since + wait).toBeGreaterThanOrEqual(1_000)
        expect(wait).toBeLessThanOrEqual(1_000)
      }),
    )
    expect(waitBeforeAsking(usualPace, Number.POSITIVE_INFINITY, 0)).toBe(0)
    expect(waitBeforeAsking(usualPace, Number.POSITIVE_INFINITY, 1)).toBe(800)
  })

  test('a stream that fails is tried again later each time, and at least once in two minutes', () => {
    const waits = [1, 2, 3, 4, 7, 50].map((failures) => waitBeforeOpening(usualPace, failures, 0))
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 60_000, 60_000])
    expect(waitBeforeOpening(usualPace, 50, 1)).toBe(120_000)
  })

  test('a page that is told nothing asks every 20 to 25 seconds', () => {
    expect([0, 1].map((random) => waitBetween(usualPace, random))).toEqual([20_000, 25_000])
  })
})

describe('what a page may follow', () => {
  const asked = { code: 'a', from: '2026-03-16', to: '2026-03-22', stamp: 'f'.repeat(32) }

  test('is a room, days of one week and a stamp', () => {
    expect(followPlacesInput.safeParse(asked).success).toBe(true)
    expect(followPlacesInput.safeParse({ ...asked, to: asked.from }).success).toBe(true)
  })

  test.each([
    { to: '2026-03-23' },
    { to: '2026-03-15' },
    { from: '2026-02-30' },
    { to: 'tomorrow' },
    { to: undefined },
    { stamp: `${'f'.repeat(31)}'` },
    { stamp: undefined },
    { code: '' },
    { code: 'a'.repeat(101) },
  ])('is not %o', (wrong) => {
    expect(followPlacesInput.safeParse({ ...asked, ...wrong }).success).toBe(false)
  })
})

describe('the streams of a process', () => {
  const limits = {
    ...{ most: 400, part: 1 / 8 },
    lanes: { signedIn: { most: 360, ofOne: 4 }, visitors: { most: 300, ofOne: 30 } },
  }
  const visitor = (n: number): Asker => ({ lane: 'visitors', key: `192.0.2.${n}` })
  const family = (n: number): Asker => ({ lane: 'signedIn', key: `${n}` })

  /** Takes as many as it gets, and how many these are. */
  function takeAll(streams: ReturnType<typeof countStreams>, asker: Asker): number {
    let count = 0
    while (count < 1_000 && streams.take(asker, () => undefined)) count += 1
    return count
  }

  test('are fewer of an address the more have come, so that few cannot take them all', () => {
    const streams = countStreams(limits)
    const had = Array.from({ length: 200 }, (_, n) => takeAll(streams, visitor(n)))
    expect(had[0]).toBe(30)
    expect(had.slice(0, 8).reduce((a, b) => a + b)).toBeLessThan(200)
    for (const [n, count] of had.entries()) expect(count).toBeLessThanOrEqual(had[n - 1] ?? 30)
    expect(had.slice(0, 30)).not.toContain(0)
    for (let n = 0; n < 20; n += 1) expect(takeAll(streams, family(n)), `${n}`).toBeGreaterThan(0)
  })

  test('are as many of a lane and in all as may be, and a place given back is free once', () => {
    const streams = countStreams(limits)
    const places = Array.from({ length: 1_000 }, (_, n) =>
      streams.take(visitor(n), () => undefined),
    )
    expect(places.filter((place) => place !== null)).toHaveLength(300)
    const families = Array.from({ length: 1_000 }, (_, n) =>
      streams.take(family(n), () => undefined),
    )
    expect(families.filter((place) => place !== null)).toHaveLength(100)
    expect(streams.take(visitor(2_000), () => undefined)).toBeNull()
    places[0]?.release()
    places[0]?.release()
    expect(takeAll(streams, visitor(2_000))).toBe(1)
    expect(takeAll(streams, family(2_000))).toBe(0)
  })

  test('of a family are a few, from whatever address', () => {
    const streams = countStreams(limits)
    expect(takeAll(streams, family(1))).toBe(4)
    expect(takeAll(streams, family(2))).toBe(4)
  })

  test('all end when the process is to stop', () => {
    const streams = countStreams(limits)
    const ended: string[] = []
    for (const asker of [visitor(1), family(1)]) {
      const place = streams.take(asker, () => {
        ended.push(asker.lane)
        place?.release()
      })
    }
    streams.endAll()
    expect(ended).toEqual(['visitors', 'signedIn'])
  })
})

/** A listener that the test speaks for, and how often it was opened and closed. */
function pretendListener() {
  const calls: string[] = []
  let ears: PlacesEars | undefined
  const listen = (given: PlacesEars) => {
    calls.push('opened')
    ears = given
    return {
      ready: Promise.resolve(),
      close: async () => {
        calls.push('closed')
      },
    }
  }
  return {
    calls,
    listen,
    tell: (roomId: string, day: string) => ears?.heard({ roomId, day }),
    tellLists: () => ears?.listsChanged(),
    miss: () => ears?.missed(),
  }
}

describe('the watch over rooms', () => {
  const atOnce = { gather: 0, apart: 0 }
  const monday = '2026-03-16'
  const tuesday = '2026-03-17'
  const noting = (notes: string[], shown = [monday, tuesday]): Watcher => ({
    shows: (day) => shown.includes(day),
    changed: (day) => notes.push(day),
    missed: () => notes.push('missed'),
  })

  test('tells who watches all of them at once, of places, of lists and of what was missed', () => {
    const { calls, listen, tell, tellLists, miss } = pretendListener()
    const rooms = watchRooms(listen)
    const changed = vi.fn()
    const all = rooms.watchAll(changed)
    const one = rooms.watch('a', noting([]))
    tell('b', monday)
    tellLists()
    miss()
    expect(changed).toHaveBeenCalledTimes(3)
    one.leave()
    expect(calls).toEqual(['opened'])
    all.leave()
    all.leave()
    expect(calls).toEqual(['opened', 'closed'])
    tell('b', monday)
    expect(changed).toHaveBeenCalledTimes(3)
  })

  test('listens once, from the first watcher until the last has gone', () => {
    const { calls, listen } = pretendListener()
    const rooms = watchRooms(listen, atOnce)
    const one = rooms.watch('a', noting([]))
    const two = rooms.watch('b', noting([]))
    expect(calls).toEqual(['opened'])
    one.leave()
    one.leave()
    expect(calls).toEqual(['opened'])
    two.leave()
    expect(calls).toEqual(['opened', 'closed'])
    rooms.watch('a', noting([])).leave()
    expect(calls).toEqual(['opened', 'closed', 'opened', 'closed'])
  })

  test('tells those who show the room and day, and changes made together once', async () => {
    const { listen, tell, miss } = pretendListener()
    const rooms = watchRooms(listen, atOnce)
    const both: string[] = []
    const second: string[] = []
    const other: string[] = []
    const gone: string[] = []
    rooms.watch('a', noting(both))
    rooms.watch('a', noting(second, [tuesday]))
    rooms.watch('b', noting(other))
    const { leave } = rooms.watch('a', noting(gone))
    for (const day of [monday, monday, tuesday]) tell('a', day)
    leave()
    tell('c', monday)
    await expect.poll(() => [both, second]).toEqual([[monday, tuesday], [tuesday]])
    tell('a', monday)
    await expect.poll(() => both).toHaveLength(3)
    miss()
    expect([both.at(-1), second.at(-1), other, gone]).toEqual(['missed', 'missed', ['missed'], []])
  })

  test('tells one page after the other, none twice before all have been told once', async () => {
    const { listen, tell } = pretendListener()
    const rooms = watchRooms(listen, { gather: 0, apart: 1 })
    const told: number[] = []
    for (let n = 0; n < 20; n++) {
      rooms.watch('a', {
        ...noting([]),
        changed: () => {
          told.push(n)
          // Somebody books meanwhile.
          if (told.length <= 20) tell('a', monday)
        },
      })
    }
    tell('a', monday)
    await expect.poll(() => told).toHaveLength(40)
    const inTurn = Array.from({ length: 20 }, (_, n) => n)
    expect([told.slice(0, 20), told.slice(20)]).toEqual([inTurn, inTurn])
  })
})

/** A stream on a room, what was read of it, and the one it watches through. */
function openStream({ outdated = false, heartbeat = 60_000 } = {}) {
  const { calls, listen, tell, miss } = pretendListener()
  const rooms = watchRooms(listen, { gather: 0, apart: 0 })
  let ended = 0
  const { lines, end } = placesStream(
    {
      watch: (watcher) => rooms.watch('a', watcher),
      shows: (day) => day === '2026-03-16',
      outdated: async () => outdated,
      ended: () => {
        ended += 1
      },
    },
    heartbeat,
  )
  const reader = lines.pipeThrough(new TextDecoderStream()).getReader()
  return { calls, tell, miss, end, reader, ended: () => ended }
}

describe('the stream of a page', () => {
  test('says at once that it is open, then which shown day has changed, and no more than that', async () => {
    const { reader, tell, end } = openStream()
    expect(await reader.read()).toMatchObject({ value: ':\n\n' })
    tell('a', '2026-03-17')
    tell('b', '2026-03-16')
    tell('a', '2026-03-16')
    expect(await reader.read()).toMatchObject({ value: 'event: changed\ndata: 2026-03-16\n\n' })
    end()
    expect(await reader.read()).toMatchObject({ done: true })
  })

  test('tells a page that was made before a change', async () => {
    const { reader } = openStream({ outdated: true })
    await reader.read()
    expect(await reader.read()).toMatchObject({ value: 'event: changed\ndata: \n\n' })
    await reader.cancel()
  })

  test('says something from time to time', async () => {
    const { reader } = openStream({ heartbeat: 5 })
    for (let n = 0; n < 3; n++) expect(await reader.read()).toMatchObject({ value: ':\n\n' })
    await reader.cancel()
  })

  test('ends when the reader goes, when it is told to, or when something may have been missed', async () => {
    for (const way of ['gone', 'told', 'missed'] as const) {
      const { reader, calls, end, miss, ended } = openStream()
      await reader.read()
      if (way === 'gone') await reader.cancel()
      else if (way === 'told') end()
      else miss()
      end()
      expect((await reader.read()).done).toBe(true)
      expect([calls, ended()]).toEqual([['opened', 'closed'], 1])
    }
  })

  test('lets go of a reader who reads nothing', async () => {
    const { tell, ended } = openStream()
    for (let n = 0; n < 100 && ended() === 0; n++) {
      tell('a', '2026-03-16')
      await tick()
    }
    expect(ended()).toBe(1)
  })
})
