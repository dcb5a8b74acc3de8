import { randomInt } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { recoveryCodeCount, stepAt, stepSeconds, stepsOff } from './second-factor-rules'

const issuer = 'Baobaowu'
/** Letters and digits nobody takes for another. */
const letters = '23456789abcdefghjkmnpqrstuvwxyz'
const codeLetters = 10

/** A new secret of 160 bits, in base 32 as apps show it. */
export function makeFactorSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** What the QR code of a secret says to an authenticator app; `account` is shown there. */
export function factorAddress(secret: string, account: string): string {
  return new TOTP({ issuer, label: account, secret, period: stepSeconds }).toString()
}

/** The time step whose code this is, at most one away from now; null for any other text. */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  const delta = TOTP.validate({
    token: code,
    secret: Secret.fromBase32(secret),
    period: stepSeconds,
    timestamp: now.getTime(),
    window: stepsOff,
  })
  return delta === null ? null : stepAt(now) + delta
}

/** Ten recovery codes of ten letters each, in two groups. */
export function makeRecoveryCodes(): string[] {
  return Array.from({ length: recoveryCodeCount }, () => {
    const code = Array.from({ length: codeLetters }, () => letters[randomInt(letters.length)])
    return `${code.slice(0, 5).join('')}-${code.slice(5).join('')}`
  })
}
