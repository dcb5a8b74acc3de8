import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bookingCode } from '@/domain/claims/booking-code'

describe('the code of a booking', () => {
  test('is eight digits of Crockford’s base 32 in two groups', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        expect(bookingCode(id)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
      }),
    )
  })

  test('is read off the last forty bits of the number', () => {
    expect(bookingCode('0199a1b2-7c3d-7e4f-8a5b-000000000000')).toBe('0000-0000')
    expect(bookingCode('0199a1b2-7c3d-7e4f-8a5b-ffffffffffff')).toBe('ZZZZ-ZZZZ')
    expect(bookingCode('0199a1b2-7c3d-7e4f-8a5b-c60000000021')).toBe('0000-0011')
  })
})
