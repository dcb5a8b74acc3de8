import { expect, test } from 'vitest'
import { rosterProblem } from '@/domain/roster/rules'

const shift = { caregiverId: 'a', fromTime: '08:30', toTime: '17:30', breaks: [] }
const pause = (fromTime: string, toTime: string) => ({ fromTime, toTime })

test('shifts with breaks inside them fit; two people may work at once', () => {
  const breaks = [pause('10:00', '10:15'), pause('12:00', '13:00')]
  expect(
    rosterProblem([
      { ...shift, breaks },
      { ...shift, caregiverId: 'b' },
    ]),
  ).toBeNull()
})

test.each([
  [[{ ...shift, toTime: '08:30' }], 'shift_reversed'],
  [[{ ...shift, fromTime: '08:20' }], 'not_quarter_hours'],
  [[{ ...shift, breaks: [pause('12:00', '12:00')] }], 'break_reversed'],
  [[{ ...shift, breaks: [pause('17:00', '18:00')] }], 'break_outside_shift'],
  [[{ ...shift, breaks: [pause('12:00', '13:00'), pause('12:30', '14:00')] }], 'breaks_overlap'],
  [[shift, { ...shift, fromTime: '17:15', toTime: '18:00' }], 'shifts_overlap'],
])('%o is refused as %s', (shifts, reason) => {
  expect(rosterProblem(shifts)).toMatchObject({ reason, caregiverId: 'a' })
})
