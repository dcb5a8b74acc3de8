import { Secret, TOTP } from 'otpauth'
import { describe, expect, it } from 'vitest'
import { anyCode, appCode } from '@/domain/accounts/second-factor-inputs'
import {
  codeRefusal,
  missingFactor,
  policyAsksFactor,
  stepAt,
} from '@/domain/accounts/second-factor-rules'
import {
  factorAddress,
  makeFactorSecret,
  makeRecoveryCodes,
  stepOfCode,
} from '@/domain/accounts/second-factor-secrets'
import type { Role } from '@/domain/shared/context'

const now = new Date('2026-11-23T01:00:10Z')
const after = (seconds: number) => new Date(now.getTime() + seconds * 1000)

describe('a code of the app', () => {
  // RFC 6238, appendix B: the secret of its examples, the last six of their eight digits.
  const rfc = Secret.fromLatin1('12345678901234567890').base32
  it.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1234567890, '005924'],
    [20000000000, '353130'],
  ])('at second %i is the published one', (second, code) => {
    expect(stepOfCode(rfc, code, new Date(second * 1000))).toBe(Math.floor(second / 30))
  })

  const secret = makeFactorSecret()
  const code = (at: Date) =>
    TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: at.getTime() })

  it('counts in its half minute and one either side', () => {
    const step = stepAt(now)
    expect(stepOfCode(secret, code(now), now)).toBe(step)
    expect(stepOfCode(secret, code(after(-30)), now)).toBe(step - 1)
    expect(stepOfCode(secret, code(after(30)), now)).toBe(step + 1)
    expect(stepOfCode(secret, code(after(-60)), now)).toBeNull()
    expect(stepOfCode(secret, code(after(60)), now)).toBeNull()
    expect(stepOfCode(secret, 'abcdef', now)).toBeNull()
  })

  it('counts once: none of a step at or before the last one', () => {
    expect(codeRefusal(10, 9)).toBeNull()
    expect(codeRefusal(10, 10)).toBe('code_used')
    expect(codeRefusal(9, 10)).toBe('code_used')
    expect(codeRefusal(null, 0)).toBe('code_wrong')
  })

  it('is told to the app by an address with issuer and account', () => {
    const address = factorAddress(secret, '+86 ••• 0003')
    expect(address).toMatch(/^otpauth:\/\/totp\/Baobaowu:/)
    expect(address).toContain(`secret=${secret}`)
    expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  })
})

describe('the codes people type', () => {
  it('lose their spaces and dashes, and full-width digits are digits', () => {
    expect(appCode.parse(' 123 456 ')).toBe('123456')
    expect(appCode.parse('１２３４５６')).toBe('123456')
    expect(anyCode.parse('ABCDE fghjk')).toBe('abcde-fghjk')
    expect(anyCode.parse('123456')).toBe('123456')
  })

  it('say what is wrong with them', () => {
    const wrong = (schema: typeof appCode | typeof anyCode, text: unknown) =>
      schema.safeParse(text).error?.issues[0]?.message
    expect(wrong(appCode, '')).toBe('code_missing')
    expect(wrong(appCode, 'abcde-fghjk')).toBe('code_malformed')
    expect(wrong(anyCode, '12345')).toBe('code_malformed')
    expect(wrong(anyCode, undefined)).toBe('code_missing')
  })

  it('are ten for recovery, each another', () => {
    const codes = makeRecoveryCodes()
    expect(new Set(codes).size).toBe(10)
    for (const one of codes) expect(one).toMatch(/^[2-9a-hjkmnp-z]{5}-[2-9a-hjkmnp-z]{5}$/)
    expect(anyCode.parse(codes[0])).toBe(codes[0])
  })
})

describe('the policy', () => {
  const manager: Role[] = [{ role: 'room_manager', roomId: 'r' }]
  const subdistrict: Role[] = [
    ...manager,
    { role: 'subdistrict_administrator', subdistrictCode: 's' },
  ]
  const city: Role[] = [{ role: 'city_administrator' }]

  it('names the lowest office that needs a second factor', () => {
    expect(policyAsksFactor(subdistrict, 'subdistrict_administrator')).toBe(true)
    expect(policyAsksFactor(city, 'subdistrict_administrator')).toBe(true)
    expect(policyAsksFactor(manager, 'subdistrict_administrator')).toBe(false)
    expect(policyAsksFactor(subdistrict, 'city_administrator')).toBe(false)
    expect(policyAsksFactor(manager, 'caregiver')).toBe(true)
    expect(policyAsksFactor(city, 'nobody')).toBe(false)
  })

  it('withholds nothing from families, and from nobody where it is off', () => {
    expect(missingFactor([], { level: 'caregiver', enrolled: true })).toBeNull()
    expect(missingFactor(city, { level: 'nobody', enrolled: true })).toBeNull()
  })

  it('asks who has one for it, even below the level, and others of the level to set it up', () => {
    const level = 'subdistrict_administrator'
    expect(missingFactor(subdistrict, { level, enrolled: false })).toBe('enrol')
    expect(missingFactor(subdistrict, { level, enrolled: true })).toBe('verify')
    expect(missingFactor(manager, { level, enrolled: true })).toBe('verify')
    expect(missingFactor(manager, { level, enrolled: false })).toBeNull()
  })
})
