import { expect, test } from 'vitest'
import { bookingState, bookingStatuses } from '@/db/booking-states'
import { bookingStatesSql } from '@/db/booking-states-sql'

test('the engine says of the states what the table says', async () => {
  await expect(bookingStatesSql()).toMatchFileSnapshot('../../db/engine/booking-states.sql')
})

test('what has ended stays so, and only what has ended takes no place', () => {
  for (const status of bookingStatuses) {
    const { holdsPlace, next } = bookingState(status)
    expect(holdsPlace, status).toBe(Object.keys(next).length > 0)
  }
})
