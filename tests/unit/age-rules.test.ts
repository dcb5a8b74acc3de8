import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ageMisfits } from '@/domain/search/age-rules'
import { ageInMonths, dayOfAge } from '@/domain/shared/age'
import { addDays } from '@/domain/shared/time'

const usual = { fromMonths: 12, toMonths: 36 }
const days = { first: '2026-11-30', last: '2026-12-14' }
const misfits = (children: Parameters<typeof ageMisfits>[0], taken = usual) =>
  ageMisfits(children, { taken, usual, days })

test('the day of an age is the first on which it is completed', () => {
  const births = fc.date({
    min: new Date('2020-01-01T00:00:00Z'),
    max: new Date('2026-12-31T00:00:00Z'),
    noInvalidDate: true,
  })
  fc.assert(
    fc.property(births, fc.integer({ min: 1, max: 48 }), (born, months) => {
      const birthDate = born.toISOString().slice(0, 10)
      const day = dayOfAge(birthDate, months)
      expect(ageInMonths(birthDate, day)).toBe(months)
      expect(ageInMonths(birthDate, addDays(day, -1))).toBe(months - 1)
    }),
  )
})

test('a child below the least age is told from which day on, one who gets there within the days is not', () => {
  const name = '豆豆'
  expect(misfits([{ name, birthDate: '2025-12-20' }])).toEqual([
    { childName: name, ageMonths: 11, misfit: 'too_young', from: '2026-12-20', everywhere: true },
  ])
  expect(misfits([{ name, birthDate: '2025-12-10' }])).toEqual([])
  expect(misfits([{ ageMonths: 8 }])).toMatchObject([{ misfit: 'too_young', from: null }])
})

test('a child above the oldest age here may be taken elsewhere, unless the policy ends there too', () => {
  const young = { fromMonths: 12, toMonths: 24 }
  expect(misfits([{ ageMonths: 30 }], young)).toMatchObject([
    { misfit: 'too_old', everywhere: false },
  ])
  expect(misfits([{ ageMonths: 50 }, { ageMonths: 20 }])).toMatchObject([
    { ageMonths: 50, misfit: 'too_old', everywhere: true },
  ])
  // Each is taken by some slot, if not by the same.
  expect(misfits([{ ageMonths: 13 }, { ageMonths: 35 }])).toEqual([])
})
