import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeSignIn, name, newPassword, phone, profile } from '@/domain/accounts/inputs'
import {
  codeExpiry,
  codeRefusal,
  codeTries,
  sameRole,
  sessionExpiry,
} from '@/domain/accounts/rules'
import { hashSecret, makeCode, secretMatches } from '@/domain/accounts/secrets'
import { maskPhone, parsePhone, showPhone } from '@/domain/shared/phone'

const now = new Date('2026-11-23T01:00:00Z')

/** The reason of the first thing wrong, or null. */
function why(schema: { safeParse(value: unknown): { error?: { issues: { message: string }[] } } }) {
  return (value: unknown) => schema.safeParse(value).error?.issues[0]?.message ?? null
}

describe('a mobile number', () => {
  it.each([
    ['13800138000', '+8613800138000'],
    ['138 0013 8000', '+8613800138000'],
    ['１３８００１３８０００', '+8613800138000'],
    ['+86 138-0013-8000', '+8613800138000'],
    ['008613800138000', '+8613800138000'],
    ['+852 9123 4567', '+85291234567'],
    ['+33 6 12 34 56 78', '+33612345678'],
    ['+1 415 555 2671', '+14155552671'],
  ])('%s is %s', (typed, number) => {
    expect(parsePhone(typed)).toBe(number)
  })

  it.each(['', '12345', '021-62345678', '+86 12345678901', '138001380001', 'hello', '+'])(
    '“%s” is none',
    (typed) => {
      expect(parsePhone(typed)).toBeNull()
    },
  )

  it('is never misread from any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const number = parsePhone(text)
        expect(number === null || /^\+[1-9]\d{6,14}$/.test(number)).toBe(true)
      }),
    )
  })

  it('is shown whole to its holder and masked to others', () => {
    expect(showPhone('+8613800138000')).toBe('+86 138 0013 8000')
    expect(maskPhone('+8613800138000')).toBe('+86 ••• 8000')
  })

  it('says whether it is missing or wrong', () => {
    expect(why(phone)('')).toBe('phone_missing')
    expect(why(phone)(undefined)).toBe('phone_missing')
    expect(why(phone)('123')).toBe('phone_invalid')
  })
})

describe('a name', () => {
  it('keeps emoji and loses the spaces around it and line breaks in it', () => {
    expect(name.parse('  豆豆 👶\n小名 ')).toBe('豆豆 👶 小名')
  })

  it('has 1 to 60 letters', () => {
    expect(why(name)('   ')).toBe('name_missing')
    expect(why(name)('\u0000')).toBe('name_missing')
    expect(why(name)('好'.repeat(60))).toBeNull()
    expect(why(name)(`宝${'👶'.repeat(59)}`)).toBeNull()
    expect(why(name)('👶')).toBe('name_missing')
    expect(why(name)('好'.repeat(200))).toBe('name_too_long')
  })
})

describe('a one-time code', () => {
  const sent = { expiresAt: codeExpiry(now), tries: 0, usedAt: null }

  it('is six digits, whatever the chance', () => {
    for (let n = 0; n < 200; n++) expect(makeCode()).toMatch(/^\d{6}$/)
  })

  it('is read in full-width digits and with spaces', () => {
    expect(codeSignIn.parse({ code: ' １２３ 456 ' })).toEqual({ code: '123456' })
    expect(why(codeSignIn)({ code: '' })).toBe('code_missing')
    expect(why(codeSignIn)({ code: '12345' })).toBe('code_malformed')
  })

  it('lasts five minutes, not one millisecond longer', () => {
    const end = new Date('2026-11-23T01:05:00Z')
    expect(codeRefusal(sent, new Date(end.getTime() - 1))).toBeNull()
    expect(codeRefusal(sent, end)).toBe('code_expired')
  })

  it('has five tries and is used once', () => {
    expect(codeRefusal({ ...sent, tries: codeTries - 1 }, now)).toBeNull()
    expect(codeRefusal({ ...sent, tries: codeTries }, now)).toBe('too_many_tries')
    expect(codeRefusal({ ...sent, usedAt: now }, now)).toBe('code_wrong')
    expect(codeRefusal(null, now)).toBe('code_wrong')
  })
})

describe('a password', () => {
  it('has 10 to 128 letters', () => {
    const refusal = why(newPassword)
    expect(refusal({ password: '' })).toBe('password_missing')
    expect(refusal({ password: '123456789' })).toBe('password_too_short')
    expect(refusal({ password: '1234567890' })).toBeNull()
    expect(refusal({ password: 'x'.repeat(129) })).toBe('password_too_long')
  })

  it('is kept as an argon2id hash with a salt of its own', async () => {
    const [one, other] = await Promise.all([hashSecret('the same'), hashSecret('the same')])
    expect(one).toMatch(/^\$argon2id\$/)
    expect(one).not.toBe(other)
    expect(await secretMatches(one, 'the same')).toBe(true)
    expect(await secretMatches(one, 'another')).toBe(false)
    expect(await secretMatches(null, 'nobody has this password')).toBe(false)
  })
})

describe('a profile', () => {
  it('has a home subdistrict by code, or none', () => {
    const fields = { name: '王芳', language: 'zh', homeSubdistrictCode: '' }
    expect(profile.parse(fields).homeSubdistrictCode).toBeNull()
    expect(profile.parse({ ...fields, homeSubdistrictCode: '310101002' })).toMatchObject({
      homeSubdistrictCode: '310101002',
    })
    expect(why(profile)({ ...fields, homeSubdistrictCode: 'x' })).toBe('subdistrict_unknown')
    expect(why(profile)({ ...fields, language: 'fr' })).toBe('language_missing')
  })
})

describe('sessions and roles', () => {
  it('a session lasts 30 days', () => {
    expect(sessionExpiry(now)).toEqual(new Date('2026-12-23T01:00:00Z'))
  })

  it('two roles are the same only in the same scope', () => {
    const one = { role: 'room_manager', roomId: 'a' } as const
    expect(sameRole(one, { roomId: 'a', role: 'room_manager' })).toBe(true)
    expect(sameRole(one, { role: 'room_manager', roomId: 'b' })).toBe(false)
    expect(sameRole(one, { role: 'city_administrator' })).toBe(false)
  })
})
