import { describe, expect, test } from 'vitest'
import {
  choicesOver,
  endOf,
  type Grid,
  type GridEnd,
  type GridHalfHour,
  halfHoursIn,
  placesOf,
  refusedEnds,
  stretchFrom,
} from '@/app/_components/booking/grid/grid'

const end = (to: string, minutes: number, refusal: GridEnd['refusal'] = null): GridEnd => ({
  to,
  minutes,
  refusal,
  full: refusal === 'full' ? '10:00' : null,
})
const limit = { caregivers: 2, needed: 2, most: 10, by: 'caregivers', byAge: false } as const
const half = (from: string, to: string, free: number, ends: GridEnd[]): GridHalfHour => ({
  ...{ from, to, free, ends, level: 'many', busy: [], limit },
})

const nine = half('09:00', '09:30', 3, [
  end('09:30', 30, 'too_short'),
  end('10:00', 60),
  end('10:30', 90),
  end('11:00', 120, 'too_long'),
])
const grid: Grid = {
  day: '2026-03-16',
  dayText: '3月16日（周一）',
  halfHours: [
    nine,
    half('09:30', '10:00', 1, [end('10:00', 30, 'too_short'), end('10:30', 60), end('11:00', 90)]),
    { ...half('10:00', '10:30', 1, []), limit: { ...limit, most: 4 } },
    half('10:30', '11:00', 5, []),
  ],
  children: [
    {
      childId: 'free',
      name: '豆豆',
      why: null,
      whyBusy: '有别的预约',
      busy: ['10:00'],
      costs: { 60: { text: '免费', free: true }, 90: { text: '45 元', free: false } },
    },
    { childId: 'old', name: '米粒', why: '太大了', whyBusy: '太大了', busy: [], costs: {} },
  ],
  lengths: {},
  min: '1 小时',
  max: '1 小时 30 分钟',
  asked: { from: '09:00', to: '10:00' },
  offGrid: false,
}

describe('a stretch on the grid', () => {
  test('covers the half hours from its start to its end, and none where it is not on the grid', () => {
    const covered = (from: string, to: string) =>
      halfHoursIn(grid, { from, to }).map((one) => one.from)
    expect(covered('09:30', '10:30')).toEqual(['09:30', '10:00'])
    expect(covered('09:15', '10:15')).toEqual([])
    expect(covered('10:30', '09:30')).toEqual([])
    expect(endOf(grid, { from: '09:00', to: '10:30' })?.minutes).toBe(90)
    expect(endOf(grid, { from: '09:30', to: '09:30' })).toBeNull()
    expect(endOf(grid, { from: '09:15', to: '10:15' })).toBeNull()
  })

  test('has the places and the limit of its fullest half hour, the lowest limit of those', () => {
    expect(placesOf(grid, { from: '09:00', to: '09:30' })).toMatchObject({ free: 3 })
    expect(placesOf(grid, { from: '09:00', to: '11:00' })).toMatchObject({
      free: 1,
      limit: { most: 4 },
    })
    expect(placesOf(grid, { from: '12:00', to: '13:00' })).toEqual({ free: 0, limit: null })
  })

  test('from another start is as long as before, or as near to it as can be', () => {
    expect(stretchFrom(nine, 60)).toEqual({ from: '09:00', to: '10:00' })
    expect(stretchFrom(nine, 90)).toEqual({ from: '09:00', to: '10:30' })
    expect(stretchFrom(nine, 240)).toEqual({ from: '09:00', to: '10:30' })
    expect(stretchFrom(nine, 30)).toEqual({ from: '09:00', to: '10:00' })
    expect(stretchFrom(half('10:30', '11:00', 5, [end('11:00', 30, 'too_short')]), 60)).toBeNull()
  })
})

test('ends that cannot be chosen are told together where they follow for one reason', () => {
  const ends = [
    end('09:30', 30, 'too_short'),
    end('10:00', 60),
    end('10:30', 90, 'full'),
    end('11:00', 120, 'full'),
    end('11:30', 150, 'too_long'),
  ]
  expect(refusedEnds(ends).map(({ to, last, refusal }) => [to, last, refusal])).toEqual([
    ['09:30', '09:30', 'too_short'],
    ['10:30', '11:00', 'full'],
    ['11:30', '11:30', 'too_long'],
  ])
  expect(refusedEnds([end('10:00', 60)])).toEqual([])
})

test('what a child’s visit costs, and whether it can come, follows the stretch', () => {
  const told = (from: string, to: string) =>
    choicesOver(grid, { from, to }).map(({ hint, free, disabled }) => [hint, free, disabled])
  expect(told('09:00', '10:00')).toEqual([
    ['免费', true, false],
    ['太大了', false, true],
  ])
  expect(told('09:00', '10:30')[0]).toEqual(['有别的预约', false, true])
})
