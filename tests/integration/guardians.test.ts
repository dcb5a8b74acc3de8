import { beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '@/db/client'
import { addChild } from '@/domain/children/add-child'
import { answerInvitation } from '@/domain/children/answer-invitation'
import { findChild } from '@/domain/children/find-child'
import { inviteGuardian } from '@/domain/children/invite-guardian'
import { listChildren } from '@/domain/children/list-children'
import { listInvitations } from '@/domain/children/list-invitations'
import { removeChild } from '@/domain/children/remove-child'
import { withdrawInvitation } from '@/domain/children/withdraw-invitation'
import { answerChildDataRule } from '@/domain/consents/answer-child-data-rule'
import type { Account } from '@/domain/shared/actor'
import type { Ctx } from '@/domain/shared/context'
import { NotFound } from '@/domain/shared/refusal'
import { identitySealing } from '@/lib/sealing'
import { testDatabase } from '../support/database'
import { guardianAt, messagesTo, newPhone, signInAt } from './support/sign-in'

const link = 'https://site.example/my/children'
let db: Database
let mother: Ctx & { actor: Account }
let childId: string
const now = new Date('2026-11-23T01:00:00Z')
const inDays = (days: number) => new Date(now.getTime() + days * 24 * 3600 * 1000)
const sealing = identitySealing('a secret of thirty-two characters')

beforeAll(async () => {
  db = (await testDatabase()).db
})

/** A mother with a child, and an invitation to a number. */
async function invited(phone = newPhone()) {
  mother = await guardianAt(db, now)
  const child = { name: '豆豆', birthDate: '2025-06-01', allergies: null, notes: null }
  const added = await addChild(mother, { ...child, relation: 'mother', identity: null }, sealing)
  if (!added.ok) throw new Error(added.reason)
  childId = added.childId
  const result = await inviteGuardian(mother, { childId, phone }, link)
  if (!result.ok) throw new Error(result.reason)
  return { phone, invitationId: result.invitationId }
}

describe('a second guardian', () => {
  it('is asked by number, sees nothing before accepting, and the child after', async () => {
    const { phone, invitationId } = await invited()
    expect(await messagesTo(db, phone)).toMatchObject([{ kind: 'guardian_invited' }])
    const { ctx: father } = await signInAt(db, phone, now)
    expect(await listInvitations(father)).toMatchObject([{ id: invitationId, childName: '豆豆' }])
    await expect(findChild(father, { childId }, sealing)).rejects.toThrow(NotFound)
    const yes = { invitationId, accepts: true, relation: 'father' } as const
    expect(await answerInvitation(father, yes)).toMatchObject({ reason: 'consent_missing' })
    await answerChildDataRule(father, { agrees: true })
    expect(await answerInvitation(father, { invitationId, accepts: true })).toMatchObject({
      reason: 'relation_missing',
    })
    expect(await answerInvitation(father, yes)).toEqual({ ok: true, childId })
    expect(await answerInvitation(father, yes)).toMatchObject({ reason: 'invitation_over' })
    expect(await listChildren(father)).toMatchObject([{ id: childId, relation: 'father' }])
    const { guardians } = await findChild(mother, { childId }, sealing)
    expect(guardians).toHaveLength(2)
    expect(JSON.stringify(guardians)).not.toContain(phone)
    expect(await listInvitations(father)).toEqual([])
  })

  it('stays when the first one leaves, and the child’s data with them', async () => {
    const { phone, invitationId } = await invited()
    const { ctx: father } = await signInAt(db, phone, now)
    await answerChildDataRule(father, { agrees: true })
    await answerInvitation(father, { invitationId, accepts: true, relation: 'father' })
    expect(await removeChild(mother, { childId })).toEqual({ ok: true, erased: false })
    expect(await listChildren(mother)).toEqual([])
    expect(await listChildren(father)).toMatchObject([{ name: '豆豆' }])
  })

  it('may decline, and can be asked again', async () => {
    const { phone, invitationId } = await invited()
    const { ctx: father } = await signInAt(db, phone, now)
    expect((await answerInvitation(father, { invitationId, accepts: false })).ok).toBe(true)
    expect(await listInvitations(father)).toEqual([])
    expect((await inviteGuardian(mother, { childId, phone }, link)).ok).toBe(true)
  })

  it('is too late after fourteen days, and can be asked again', async () => {
    const { phone, invitationId } = await invited()
    const { account } = await signInAt(db, phone, now)
    const late = { db, actor: account, now: inDays(14) }
    expect(await listInvitations(late)).toEqual([])
    expect(await answerInvitation(late, { invitationId, accepts: false })).toMatchObject({
      reason: 'invitation_over',
    })
    const { ctx: again } = await signInAt(db, mother.actor.phone, inDays(14))
    expect((await inviteGuardian(again, { childId, phone }, link)).ok).toBe(true)
    expect(await listInvitations(late)).toHaveLength(1)
  })
})

describe('an invitation', () => {
  it('is for its number alone, and strangers find nothing', async () => {
    const { invitationId, phone } = await invited()
    const stranger = await guardianAt(db, now)
    const yes = { invitationId, accepts: true, relation: 'other' } as const
    await expect(answerInvitation(stranger, yes)).rejects.toThrow(NotFound)
    await expect(withdrawInvitation(stranger, { invitationId })).rejects.toThrow(NotFound)
    await expect(inviteGuardian(stranger, { childId, phone: newPhone() }, link)).rejects.toThrow(
      NotFound,
    )
    expect((await findChild(mother, { childId }, sealing)).invitations).toMatchObject([{ phone }])
  })

  it('can be taken back', async () => {
    const { invitationId, phone } = await invited()
    await withdrawInvitation(mother, { invitationId })
    const { ctx: father } = await signInAt(db, phone, now)
    expect(await listInvitations(father)).toEqual([])
    expect(await answerInvitation(father, { invitationId, accepts: false })).toMatchObject({
      reason: 'invitation_over',
    })
  })

  it('is not sent twice, to a guardian, or beyond four guardians', async () => {
    const { phone } = await invited()
    const invite = async (to: string) => {
      const result = await inviteGuardian(mother, { childId, phone: to }, link)
      return result.ok ? null : result.reason
    }
    expect(await invite(phone)).toBe('already_invited')
    expect(await invite(mother.actor.phone)).toBe('already_guardian')
    expect([await invite(newPhone()), await invite(newPhone())]).toEqual([null, null])
    expect(await invite(newPhone())).toBe('too_many_guardians')
    expect(await messagesTo(db, phone)).toHaveLength(1)
  })

  it('needs the inviter’s consent', async () => {
    await invited()
    await answerChildDataRule({ ...mother, now: inDays(1) }, { agrees: false })
    expect(await inviteGuardian(mother, { childId, phone: newPhone() }, link)).toMatchObject({
      reason: 'consent_missing',
    })
  })
})
