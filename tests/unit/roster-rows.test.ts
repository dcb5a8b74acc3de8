import { describe, expect, test } from 'vitest'
import { fieldOf, readRows } from '@/app/[locale]/manage/rooms/[code]/roster/[day]/_rows'

const row = (n: number, who: string, from: string, to: string, ...pause: string[]) => ({
  [fieldOf.who(n)]: who,
  [fieldOf.from(n)]: from,
  [fieldOf.to(n)]: to,
  [fieldOf.breakFrom(n, 1)]: pause[0] ?? '',
  [fieldOf.breakTo(n, 1)]: pause[1] ?? '',
})

describe('the rows of a roster form', () => {
  test('without a person are no shift; breaks are read with their shift', () => {
    const fields = {
      ...row(0, 'a', '08:00', '12:00', '10:00', '10:15'),
      ...row(1, '', '08:00', '09:00'),
      ...row(2, 'b', '09:00', '11:00'),
    }
    expect(readRows(fields)).toEqual({
      ok: true,
      shifts: [
        {
          caregiverId: 'a',
          fromTime: '08:00',
          toTime: '12:00',
          breaks: [{ fromTime: '10:00', toTime: '10:15' }],
        },
        { caregiverId: 'b', fromTime: '09:00', toTime: '11:00', breaks: [] },
      ],
    })
  })

  test.each([
    ['time_missing', fieldOf.from(0), row(0, 'a', '', '12:00')],
    ['time_missing', fieldOf.to(0), row(0, 'a', '08:00', '')],
    ['shift_reversed', fieldOf.to(0), row(0, 'a', '12:00', '08:00')],
    ['not_quarter_hours', fieldOf.to(0), row(0, 'a', '08:10', '12:00')],
    ['break_missing', fieldOf.breakTo(0, 1), row(0, 'a', '08:00', '12:00', '09:00', '')],
    ['break_reversed', fieldOf.breakTo(0, 1), row(0, 'a', '08:00', '12:00', '10:00', '09:00')],
    ['break_outside_shift', fieldOf.breakTo(0, 1), row(0, 'a', '08:00', '12:00', '11:00', '13:00')],
  ])('say %s at the field concerned', (reason, field, fields) => {
    expect(readRows(fields)).toEqual({ ok: false, problems: [{ field, reason }] })
  })

  test('name the second of two shifts of one person at once', () => {
    const fields = { ...row(0, 'a', '08:00', '12:00'), ...row(1, 'a', '11:00', '13:00') }
    expect(readRows(fields)).toEqual({
      ok: false,
      problems: [{ field: fieldOf.from(1), reason: 'shifts_overlap' }],
    })
  })
})
