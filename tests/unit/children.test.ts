import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editedChild, newChild } from '@/domain/children/inputs'
import {
  birthDateRefusal,
  blurredBirthDate,
  hasCheckCharacter,
  identityRefusal,
  invitationRefusal,
  maskNumber,
  mostGuardians,
  normalNumber,
} from '@/domain/children/rules'
import { decisionOf, ruleVersion, saysNothingNew } from '@/domain/consents/rules'

const today = '2026-11-23'

/** A mainland number with the check character that belongs to it, computed another way. */
function mainlandId(birthDate: string, order = '002'): string {
  const body = `310101${birthDate.replaceAll('-', '')}${order}`
  for (const check of '0123456789X') if (remainder(body + check) === 1) return body + check
  throw new Error('no check character')
}

/** ISO 7064 MOD 11-2: a right number leaves 1, computed digit by digit from the left. */
function remainder(number: string): number {
  return [...number].reduce((rest, letter) => {
    return (rest * 2 + (letter === 'X' ? 10 : Number(letter))) % 11
  }, 0)
}

describe('a birth date', () => {
  it.each([
    ['2026-11-24', 'born_in_future'],
    ['2026-11-23', null],
    ['2024-02-29', null],
    ['2020-11-23', null],
    ['2020-11-22', 'born_too_long_ago'],
  ])('%s: %s', (birthDate, refusal) => {
    expect(birthDateRefusal(birthDate, today)).toBe(refusal)
  })

  it('has a limit on a 29 February too', () => {
    expect(birthDateRefusal('2022-02-28', '2028-02-29')).toBeNull()
    expect(birthDateRefusal('2022-02-27', '2028-02-29')).toBe('born_too_long_ago')
  })

  it('keeps only its year when a child is removed', () => {
    expect(blurredBirthDate('2025-06-30')).toBe('2025-01-01')
  })
})

describe('an identity document', () => {
  const birthDate = '2025-06-01'
  const mainland = (number: string) =>
    identityRefusal({ kind: 'mainland_id', number, country: null }, birthDate)

  it('of the mainland has a check character and the birth date', () => {
    const right = mainlandId(birthDate)
    expect(mainland(right)).toBeNull()
    const last = right.endsWith('1') ? '2' : '1'
    expect(mainland(right.slice(0, 17) + last)).toBe('identity_check_wrong')
    expect(mainland(mainlandId('2025-06-02'))).toBe('identity_birth_date_differs')
    expect(mainland('123')).toBe('identity_malformed')
  })

  it('shows any single wrong digit', () => {
    const right = mainlandId(birthDate)
    fc.assert(
      fc.property(fc.nat(16), fc.nat(9), (at, digit) => {
        const wrong = right.slice(0, at) + digit + right.slice(at + 1)
        expect(hasCheckCharacter(wrong)).toBe(wrong === right)
      }),
    )
  })

  it.each([
    ['birth_certificate', 'T310012345', null],
    ['birth_certificate', '310012345', 'identity_malformed'],
    ['hk_macau_permit', 'H12345678', null],
    ['taiwan_permit', '12345678', null],
    ['residence_permit', 'FRA310025060101', null],
    ['residence_permit', 'FRA310025060201', 'identity_birth_date_differs'],
    ['residence_permit', 'FRA310025023001', 'identity_birth_date_differs'],
    ['passport', '12AB3456', 'identity_country_missing'],
  ] as const)('%s %s: %s', (kind, number, refusal) => {
    expect(identityRefusal({ kind, number, country: null }, birthDate)).toBe(refusal)
  })

  it('may be a passport of any country', () => {
    expect(
      identityRefusal({ kind: 'passport', number: '12AB3456', country: 'FR' }, birthDate),
    ).toBeNull()
  })

  it('is read as people write it and shown masked', () => {
    expect(normalNumber(' e 1234-5678 ')).toBe('E12345678')
    expect(maskNumber('E12345678')).toBe('•••••5678')
    fc.assert(
      fc.property(fc.string({ minLength: 5, maxLength: 20 }), (number) => {
        expect([...maskNumber(number)].filter((letter) => letter === '•').length >= 1).toBe(true)
        expect(maskNumber(number)).toHaveLength(number.length)
      }),
    )
  })
})

describe('the form of a child', () => {
  const fields = { name: '豆豆', birthDate: '2025-06-01', relation: 'mother' }
  const reasons = (value: object) =>
    Object.fromEntries(
      newChild.safeParse(value).error?.issues.map((i) => [i.path.join('.'), i.message]) ?? [],
    )

  it('needs name, birth date and relation only', () => {
    expect(newChild.parse(fields)).toEqual({
      ...fields,
      allergies: null,
      notes: null,
      identity: null,
    })
    expect(reasons({})).toEqual({
      name: 'name_missing',
      birthDate: 'birth_date_missing',
      relation: 'relation_missing',
    })
  })

  it('refuses days that are not in the calendar', () => {
    expect(reasons({ ...fields, birthDate: '2025-02-29' })).toEqual({
      birthDate: 'birth_date_malformed',
    })
    expect(reasons({ ...fields, birthDate: 'yesterday' })).toEqual({
      birthDate: 'birth_date_malformed',
    })
  })

  it('wants kind and number of a document together', () => {
    expect(reasons({ ...fields, identityKind: 'passport' })).toEqual({
      identityNumber: 'identity_number_missing',
    })
    expect(reasons({ ...fields, identityNumber: 'E12345678' })).toEqual({
      identityKind: 'identity_kind_missing',
    })
  })

  it('keeps the saved document when the number is left empty on a correction', () => {
    const id = '019ab000-0000-7000-8000-000000000000'
    const given = { ...fields, childId: id, version: 'v', identityKind: 'passport' }
    expect(editedChild.parse(given)).toMatchObject({ identity: null, removeIdentity: false })
  })

  it('takes 500 letters of notes, with line breaks and without other control characters', () => {
    expect(newChild.parse({ ...fields, notes: 'a\r\nb\u0000' }).notes).toBe('a\nb')
    expect(reasons({ ...fields, notes: '好'.repeat(500) })).toEqual({})
    expect(reasons({ ...fields, notes: '好'.repeat(501) })).toEqual({ notes: 'text_too_long' })
  })
})

describe('inviting a guardian', () => {
  const [one, other] = [{ phone: '+8613800138000' }, { phone: '+8613900139000' }]

  it('refuses who is one, who is asked already, and a fifth', () => {
    expect(invitationRefusal(one.phone, [one], [])).toBe('already_guardian')
    expect(invitationRefusal(other.phone, [one], [other])).toBe('already_invited')
    expect(invitationRefusal(other.phone, Array(mostGuardians - 1).fill(one), [])).toBeNull()
    expect(invitationRefusal(other.phone, Array(mostGuardians).fill(one), [])).toBe(
      'too_many_guardians',
    )
  })
})

describe('consent', () => {
  const given = { decision: 'given', ruleVersion, at: new Date() } as const

  it('is given, refused, or withdrawn after it was given', () => {
    expect(decisionOf(true, null)).toBe('given')
    expect(decisionOf(false, null)).toBe('refused')
    expect(decisionOf(false, given)).toBe('withdrawn')
    expect(decisionOf(false, { ...given, decision: 'withdrawn' })).toBe('refused')
  })

  it('says nothing new when repeated to the same version of the rule', () => {
    expect(saysNothingNew(true, null)).toBe(false)
    expect(saysNothingNew(true, given)).toBe(true)
    expect(saysNothingNew(false, given)).toBe(false)
    expect(saysNothingNew(true, { ...given, ruleVersion: 'older' })).toBe(false)
    expect(saysNothingNew(false, { ...given, decision: 'withdrawn' })).toBe(true)
  })
})
