import { describe, expect, test } from 'vitest'
import { searchForOthers, searchOf } from '@/app/[locale]/(public)/_search-address'
import { readWish } from '@/app/[locale]/(public)/_wish'
import { anything } from '@/domain/search/rules'
import type { Wish } from '@/domain/search/types'
import type { PlannedChild } from '@/domain/several/reckoning-rules'

const divisions = [{ code: '310106', subdistricts: [{ code: '310106006' }] }]
const today = '2026-11-23'
const child = '01890000-0000-7000-8000-000000000001'
type Query = Record<string, string | string[] | undefined>
const read = (query: Query) => readWish(query, divisions, today)

describe('the address of a search', () => {
  test('asks for nothing when it is bare, and for something once a form was sent', () => {
    expect(read({})).toEqual({ wish: anything, ignored: [], untouched: true })
    expect(read({ division: '' }).untouched).toBe(false)
  })

  test('is used where it fits', () => {
    const { wish, ignored } = read({
      division: '310106006',
      near: '31.230,121.450',
      day: ['2026-11-25', '2026-11-24', '2026-11-25'],
      part: 'morning',
      minutes: '120',
      child,
      age: ['20', '30'],
      page: '2',
    })
    expect(ignored).toEqual([])
    expect(wish).toEqual({
      divisionCode: '310106006',
      near: { latitude: 31.23, longitude: 121.45 },
      days: ['2026-11-24', '2026-11-25'],
      part: 'morning',
      minutes: 120,
      childIds: [child],
      ages: [20, 30],
      page: 2,
    })
  })

  test.each([
    ['division', { division: '990000' }],
    ['near', { near: 'here' }],
    ['near', { near: '91.0,121.4' }],
    ['outside', { near: '39.904,116.407' }],
    ['day', { day: '2026-02-31' }],
    ['day', { day: '2026-11-22' }],
    ['part', { part: 'night' }],
    ['minutes', { minutes: '61' }],
    ['age', { age: '-1' }],
    ['age', { age: '500' }],
    ['page', { page: '0' }],
    ['page', { page: '1e9' }],
  ] as const)('names what does not fit: %s', (name, query) => {
    const { wish, ignored } = read(query as Query)
    expect(ignored).toEqual([name])
    expect(wish).toEqual(anything)
  })

  test('takes a few children, however many somebody writes, and none that is no number', () => {
    const many = Array.from({ length: 500 }, (_, n) => child.replace(/.{3}$/, String(100 + n)))
    expect(read({ child: many }).wish.childIds).toHaveLength(6)
    expect(read({ age: many.map(() => '20') }).wish.ages).toHaveLength(6)
    expect(read({ child: "' or 1=1" }).wish.childIds).toEqual([])
  })

  test('written and read again asks for the same', () => {
    const wish: Wish = {
      ...anything,
      divisionCode: '310106',
      near: { latitude: 31.23, longitude: 121.45 },
      days: ['2026-11-24', '2026-11-30'],
      part: 'afternoon',
      minutes: 90,
      childIds: [child],
      page: 3,
    }
    const query: Record<string, string[]> = {}
    for (const [name, value] of new URL(searchOf(wish), 'http://site').searchParams) {
      query[name] = [...(query[name] ?? []), value]
    }
    expect(read(query)).toEqual({ wish, ignored: [], untouched: false })
  })

  test('for others names ages, never children', () => {
    const chosen = [{ id: child, name: '小满', birthDate: '2025-03-26' } as PlannedChild]
    const address = searchForOthers({ ...anything, childIds: [child] }, chosen, today)
    expect(address).toBe('/?division=&age=19')
  })
})
