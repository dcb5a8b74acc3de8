import { describe, expect, test } from 'vitest'
import { chooseBenches } from '@/bench/choose'
import { median, percentile, perSecond, takeTurn } from '@/bench/statistics'
import { jsonOf, judge, publishedRows, tableOf } from '@/bench/table'
import type { Bench, Figure, Result } from '@/bench/types'
import { benchResults } from '@/lib/bench-results'

const bench = (name: Bench['name']): Bench => ({
  name,
  measures: `what ${name} measures`,
  target: { of: 'ratio', at: 'least', value: 0.4 },
  run: async () => [],
})
const figure: Figure = { what: 'bookings', unit: '/s', value: 1800, limit: 4000 }
const result = (over: Partial<Result>): Result => ({
  bench: bench('bookings'),
  seconds: 12,
  loadBefore: 0.5,
  figures: [figure],
  failed: null,
  ...over,
})

describe('which benches run', () => {
  const all = (['bookings', 'growth', 'search'] as const).map(bench)

  test('without names all of them do, in the order of the list', () => {
    expect(chooseBenches(all, undefined)).toEqual({ ok: true, benches: all })
  })

  test('those named do, once each, in the order of the list', () => {
    const chosen = chooseBenches(all, 'search, bookings,search')
    expect(chosen).toEqual({ ok: true, benches: [all[0], all[2]] })
  })

  test.each(['nope', 'bookings,nope', ''])(
    'for %j none does, and those there are named',
    (only) => {
      const chosen = chooseBenches(all, only)
      if (chosen.ok) throw new Error('It chose benches.')
      for (const { name, measures } of all) {
        expect(chosen.message).toContain(name)
        expect(chosen.message).toContain(measures)
      }
    },
  )
})

describe('whether a figure holds its target', () => {
  test("a ratio is the figure in parts of what was measured beside it, held against the bench's target", () => {
    expect(judge(bench('bookings'), figure)).toMatchObject({ ratio: 0.45, met: true })
    expect(judge(bench('bookings'), { ...figure, value: 1599 })).toMatchObject({ met: false })
  })

  test('a figure may have a target of its own, met at the number itself', () => {
    const target = { of: 'figure', at: 'most', value: 1800 } as const
    expect(judge(bench('bookings'), { ...figure, target })).toMatchObject({ met: true })
    expect(judge(bench('bookings'), { ...figure, target, value: 1801 }).met).toBe(false)
  })

  test('a figure that is only told is neither met nor missed', () => {
    expect(judge(bench('bookings'), { ...figure, target: null }).met).toBeNull()
  })

  test.each([
    ['nothing beside it', { ...figure, limit: null }],
    ['no number', { ...figure, value: Number.NaN }],
  ])('with %s a ratio is not held, at least or at most', (_, missing) => {
    expect(judge(bench('bookings'), missing).met).toBe(false)
    const target = { of: 'ratio', at: 'most', value: 1.3 } as const
    expect(judge(bench('bookings'), { ...missing, target }).met).toBe(false)
  })
})

describe('what is printed and written', () => {
  const none = { ...figure, what: 'rows locked', unit: 'rows', value: 3, limit: null }
  const few: Figure = {
    ...none,
    target: { of: 'figure', at: 'most', value: 0 },
    notes: ['children 3'],
  }

  test('the table has a row for each figure, and notes below it', () => {
    const lines = tableOf([result({ figures: [figure, few] })]).split('\n')
    expect(lines.slice(2)).toEqual([
      '| bookings | bookings | 1,800 /s | 4,000 | 0.45 | ≥ 0.4 × | yes |',
      '| bookings | rows locked | 3 rows |  |  | ≤ 0 rows | no |',
      '',
      'bookings, rows locked: children 3',
    ])
  })

  test('a bench that ended in a fault has a row too, and the others theirs', () => {
    const failed = result({ bench: bench('growth'), figures: [], failed: 'No room.\nat once' })
    const lines = tableOf([failed, result({})]).split('\n')
    expect(lines.slice(2)).toEqual([
      '| growth | failed: No room. | | | | | no |',
      '| bookings | bookings | 1,800 /s | 4,000 | 0.45 | ≥ 0.4 × | yes |',
    ])
  })

  test('the file has the figures with ratio, target and whether it is met', () => {
    const [written] = JSON.parse(JSON.stringify(jsonOf([result({ figures: [figure, few] })])))
    expect(written).toMatchObject({ name: 'bookings', seconds: 12, loadBefore: 0.5, failed: null })
    expect(written.figures).toEqual([
      expect.objectContaining({ value: 1800, limit: 4000, ratio: 0.45, met: true, notes: [] }),
      expect.objectContaining({ value: 3, limit: null, met: false, notes: ['children 3'] }),
    ])
  })
})

test('the file is one that the page of published figures reads', () => {
  const bare: Figure = { what: 'a', unit: 'ms', value: 2, limit: null, target: null }
  const held: Figure = { what: 'b', unit: 'ms', value: 2, limit: 1 }
  const rows = publishedRows([
    result({ figures: [bare, held] }),
    result({ bench: bench('growth'), figures: [], failed: 'No room.\nat once' }),
  ])
  const written = { date: new Date(0).toISOString(), machine: 'm', command: 'c', rows }
  expect(benchResults.parse(JSON.parse(JSON.stringify(written))).rows).toEqual([
    expect.objectContaining({
      bench: 'bookings',
      name: 'b',
      figure: '2 ms',
      limit: '1 ms',
      met: true,
    }),
    expect.objectContaining({ bench: 'growth', figure: 'failed: No room.', met: false }),
  ])
})

describe('what turns come to', () => {
  test('a percentile is a value of the row, the median the lower of two in the middle', () => {
    expect(median([9, 1, 5])).toBe(5)
    expect(median([4, 1, 3, 2])).toBe(2)
    const hundred = Array.from({ length: 100 }, (_, n) => 100 - n)
    expect(percentile(hundred, 0.95)).toBe(95)
    expect(percentile([7], 0.95)).toBe(7)
  })

  test('the first turn warms up and does not count', () => {
    const turn = (seconds: number) => ({ pieces: 100, seconds, milliseconds: [] })
    expect(perSecond([turn(100), turn(1), turn(2), turn(4)])).toBe(50)
  })

  test('all the work is done once, never more of it at once than asked for', async () => {
    const done: number[] = []
    let [now, most] = [0, 0]
    const work = Array.from({ length: 10 }, (_, n) => async () => {
      now += 1
      most = Math.max(most, now)
      await new Promise((later) => setImmediate(later))
      now -= 1
      done.push(n)
    })
    const { pieces, milliseconds } = await takeTurn(work, 3)
    expect(done.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect([pieces, milliseconds.length, most]).toEqual([10, 10, 3])
  })
})
