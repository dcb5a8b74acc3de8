/** Digits of Crockford's base 32: no I, L, O or U, so that a code can be read out. */
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * What a family says at the door: eight digits in two groups, `7Q3K-ZM0D`, read off the random end
 * of the booking's number, so it needs no column of its own. It names a booking and opens nothing.
 */
export function bookingCode(bookingId: string): string {
  let rest = BigInt(`0x${bookingId.replaceAll('-', '').slice(-10)}`)
  let code = ''
  for (let n = 0; n < 8; n += 1) {
    code = `${digits[Number(rest % 32n)]}${code}`
    rest /= 32n
  }
  return `${code.slice(0, 4)}-${code.slice(4)}`
}
