import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readChildren } from '@/app/[locale]/manage/figures/[where]/children/_children-table'
import {
  freeQuarters,
  noFigures,
  occupancy,
  periodBetween,
  periodNamed,
  plannedTarget,
  sumFigures,
  sumPlans,
} from '@/domain/figures/rules'
import type { Figures, PlanFigures } from '@/domain/figures/types'
import { addDays, weekdayOf } from '@/domain/shared/time'

describe('periods', () => {
  it.each([
    ['week', '2026-11-25', '2026-11-23', '2026-11-29'],
    ['week', '2026-11-29', '2026-11-23', '2026-11-29'],
    ['month', '2026-11-25', '2026-11-01', '2026-11-25'],
    ['last-month', '2026-03-31', '2026-02-01', '2026-02-28'],
    ['last-month', '2026-01-01', '2025-12-01', '2025-12-31'],
    ['year', '2026-11-25', '2026-01-01', '2026-11-25'],
  ] as const)('%s of %s is %s to %s', (name, today, from, to) => {
    expect(periodNamed(name, today)).toEqual({ from, to })
  })

  it('a week begins on Monday and holds its day, whatever the day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4000 }), (n) => {
        const today = addDays('2024-01-01', n)
        const { from, to } = periodNamed('week', today)
        expect(weekdayOf(from)).toBe(1)
        expect(from <= today && today <= to && to === addDays(from, 6)).toBe(true)
      }),
    )
  })

  it('own days are real, in order, and a year at most', () => {
    expect(periodBetween('2026-02-01', '2026-02-01')).toEqual({
      from: '2026-02-01',
      to: '2026-02-01',
    })
    expect(periodBetween('2026-01-01', '2027-01-01')).not.toBeNull()
    expect(periodBetween('2026-01-01', '2027-01-02')).toBeNull()
    expect(periodBetween('2026-02-02', '2026-02-01')).toBeNull()
    expect(periodBetween('2026-02-30', '2026-03-01')).toBeNull()
    expect(periodBetween('', '2026-03-01')).toBeNull()
  })
})

describe('numbers', () => {
  const some = fc.record(
    Object.fromEntries(Object.keys(noFigures).map((key) => [key, fc.nat(10_000)])),
  ) as unknown as fc.Arbitrary<Figures>

  it('a place is the sum of its parts, however they are grouped', () => {
    fc.assert(
      fc.property(fc.array(some), fc.nat(10), (all, at) => {
        const parts = [sumFigures(all.slice(0, at)), sumFigures(all.slice(at))]
        expect(sumFigures(parts)).toEqual(sumFigures(all))
      }),
    )
  })

  it('occupancy is booked ÷ offered, and nothing where nothing was offered', () => {
    expect(occupancy({ offeredQuarters: 80, bookedQuarters: 20 })).toBe(0.25)
    expect(occupancy({ offeredQuarters: 0, bookedQuarters: 0 })).toBeNull()
    expect(freeQuarters({ offeredQuarters: 80, bookedQuarters: 20 })).toBe(60)
  })

  it('a target is rounded up to a whole place', () => {
    expect(plannedTarget(1_000, 15)).toBe(150)
    expect(plannedTarget(1_001, 15)).toBe(151)
    expect(plannedTarget(0, 15)).toBe(0)
  })

  it('targets add up over those known, and say how many are not', () => {
    const plan = (target: number | null) => ({ plannedPlaces: 10, target }) as PlanFigures
    expect(sumPlans([plan(5), plan(null), plan(7)])).toEqual({
      plannedPlaces: 30,
      target: 12,
      without: 1,
    })
    expect(sumPlans([plan(null)])).toEqual({ plannedPlaces: 10, target: null, without: 1 })
  })
})

describe('children from a file', () => {
  const allowed = new Set(['310106006', '310106011'])
  const table = (...rows: string[][]) => rows.map((cells, n) => ({ row: n + 1, cells }))
  const heading = ['街镇', '代码', '常住 1–3 岁幼儿']

  it('reads the columns of the template in either language, in any order', () => {
    expect(readChildren(table(heading, ['江宁路', '310106006', '1,200']), allowed)).toEqual({
      ok: true,
      entries: [{ subdistrictCode: '310106006', children: 1_200 }],
    })
    const english = ['Resident children of 1-3 years', 'Code']
    expect(readChildren(table(english, ['5', '310106011'], ['', '310106006']), allowed)).toEqual({
      ok: true,
      entries: [{ subdistrictCode: '310106011', children: 5 }],
    })
  })

  it('names every bad row and imports none', () => {
    const read = readChildren(
      table(
        heading,
        ['', '310106006', '5'],
        ['', '310106006', '6'],
        ['', '310105001', '7'],
        ['', '310106011', '-1'],
        ['', '310106011', '1.5'],
      ),
      allowed,
    )
    expect(read).toMatchObject({
      reason: 'rows',
      problems: [
        { row: 3, what: 'row_twice' },
        { row: 4, what: 'row_code', value: '310105001' },
        { row: 5, what: 'row_number', value: '-1' },
        { row: 6, what: 'row_number', value: '1.5' },
      ],
    })
  })

  it('says when there is nothing to read', () => {
    expect(readChildren([], allowed)).toEqual({ ok: false, reason: 'columns' })
    expect(readChildren(table(heading, ['', '310106006', '']), allowed)).toEqual({
      ok: false,
      reason: 'rows_none',
    })
  })

  it('never fails, whatever the cells hold', () => {
    const cells = fc.array(fc.string(), { maxLength: 5 })
    fc.assert(
      fc.property(fc.array(cells), (rows) => {
        const read = readChildren(table(heading, ...rows), allowed)
        if (read.ok)
          for (const one of read.entries) expect(allowed.has(one.subdistrictCode)).toBe(true)
      }),
    )
  })
})
