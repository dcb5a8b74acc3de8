import { beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '@/db/client'
import { name } from '@/domain/accounts/inputs'
import { updateProfile } from '@/domain/accounts/update-profile'
import { addChild } from '@/domain/children/add-child'
import { inviteGuardian } from '@/domain/children/invite-guardian'
import { openInvitationsTo } from '@/domain/children/queries'
import { withdrawInvitation } from '@/domain/children/withdraw-invitation'
import { nameForStrangers } from '@/domain/messages/asking-rules'
import { inviteToRole } from '@/domain/people/invite-to-role'
import { openInvitationsTo as openOffersTo } from '@/domain/people/queries'
import { withdrawRoleInvitation } from '@/domain/people/withdraw-role-invitation'
import { settings } from '@/domain/policies/settings'
import type { Account } from '@/domain/shared/actor'
import type { Ctx } from '@/domain/shared/context'
import { testDatabase } from '../support/database'
import { messageSealing } from '../support/message-sealing'
import { makeStaff } from '../support/staff'
import { guardianAt, messagesTo, newPhone } from './support/sign-in'

let db: Database
const now = new Date('2026-11-23T01:00:00Z')
const link = 'https://site.example/my/children'
const sealing = {
  seal: (text: string) => text,
  open: (text: string) => text,
  digest: (text: string) => text,
}
const toNumber = settings.askingsToNumber.city
const bySender = settings.askingsBySender.city

beforeAll(async () => {
  db = (await testDatabase()).db
})

type Family = { ctx: Ctx & { actor: Account }; childId: string }

async function family(): Promise<Family> {
  const ctx = await guardianAt(db, now)
  const child = { name: '豆豆', birthDate: '2025-06-01', allergies: null, notes: null }
  const added = await addChild(ctx, { ...child, relation: 'mother', identity: null }, sealing)
  if (!added.ok) throw new Error(added.reason)
  return { ctx, childId: added.childId }
}

/** Invites and takes back at once. */
async function inviteAndWithdraw({ ctx, childId }: Family, phone: string) {
  const result = await inviteGuardian(ctx, { childId, phone }, link)
  if (result.ok) await withdrawInvitation(ctx, { invitationId: result.invitationId })
  return result
}

async function withdrawFirst(ctx: Ctx, childId: string, phone: string): Promise<void> {
  const open = await openInvitationsTo(db.read, phone, now)
  const invitationId = open.find((one) => one.childId === childId)?.id ?? ''
  await withdrawInvitation(ctx, { invitationId })
}

const openOffers = async (phone: string) =>
  (await openOffersTo(db.read, phone, now)).map(({ id }) => id)

const invitations = async (phone: string) =>
  (await messagesTo(db, phone)).filter(({ kind }) => kind.endsWith('_invited'))

describe('messages to a number that did not ask for them', () => {
  it('are so many a day, whoever sends them, and taking back gives none back', async () => {
    const phone = newPhone()
    const [one, other] = [await family(), await family()]
    const told = []
    for (let n = 0; n < toNumber + 2; n++) {
      const result = await inviteAndWithdraw(n % 2 ? one : other, phone)
      told.push(result.ok && result.told)
    }
    expect(told.filter(Boolean)).toHaveLength(toNumber)
    expect(await invitations(phone)).toHaveLength(toNumber)
    // Another family's invitation is there all the same: what others do uses up nothing of hers.
    const third = await family()
    expect(await inviteGuardian(third.ctx, { childId: third.childId, phone }, link)).toMatchObject({
      ok: true,
      told: false,
    })
    const tomorrow = { ...third.ctx, now: new Date(now.getTime() + 24 * 3_600_000) }
    const fresh = { id: third.ctx.actor.session?.id ?? '', confirmedAt: tomorrow.now }
    const again = { ...tomorrow, actor: { ...tomorrow.actor, session: fresh } }
    await withdrawFirst(again, third.childId, phone)
    expect(await inviteGuardian(again, { childId: third.childId, phone }, link)).toMatchObject({
      told: true,
    })
  })

  it('are no more if they are sent at the same moment', async () => {
    const phone = newPhone()
    const families = await Promise.all(Array.from({ length: 8 }, family))
    const sent = await Promise.all(families.map((one) => inviteAndWithdraw(one, phone)))
    expect(sent.filter((one) => one.ok && one.told)).toHaveLength(toNumber)
    expect(await invitations(phone)).toHaveLength(toNumber)
  })

  it('are so many a day from one account, to whomever', async () => {
    const one = await family()
    const sent = []
    for (let n = 0; n < bySender + 1; n++) sent.push(await inviteAndWithdraw(one, newPhone()))
    expect(sent.filter((result) => result.ok)).toHaveLength(bySender)
    expect(sent.at(-1)).toEqual({ ok: false, reason: 'invited_enough' })
  })

  it('offering a role count too, and the link is shown to the inviter all the same', async () => {
    const phone = newPhone()
    const ctx = {
      actor: await makeStaff(db, { role: 'city_administrator' }),
      now,
      db,
      messageSealing,
    }
    const told = []
    for (let n = 0; n < toNumber + 1; n++) {
      const wish = { name: '某人', phone, role: { role: 'city_administrator' } as const }
      const key = `019ab000-0000-7000-8000-00000000000${n}`
      const result = await inviteToRole(ctx, { ...wish, key }, (token) => `https://site/${token}`)
      if (!result.ok) throw new Error(result.reason)
      told.push(result.told)
      const [open] = await openOffers(phone)
      await withdrawRoleInvitation(ctx, { invitationId: open ?? '' })
    }
    expect(told).toEqual([...Array.from({ length: toNumber }, () => true), false])
  })

  it('go nowhere where the city sends none', async () => {
    const { ctx, childId } = await family()
    const refused = { ok: false, reason: 'country_not_texted' }
    expect(await inviteGuardian(ctx, { childId, phone: '+85291234567' }, link)).toEqual(refused)
  })

  it('carry no address and no number of a name that was written before', async () => {
    const phone = newPhone()
    const { ctx, childId } = await family()
    const bad = '中奖加微信 vx123 http://evil.example/a?b=1 13800138000'
    await updateProfile(ctx, { name: bad, language: 'zh', homeSubdistrictCode: null })
    const named = { ...ctx, actor: { ...ctx.actor, name: bad } }
    await inviteGuardian(named, { childId, phone }, link)
    const inviter = (await invitations(phone))[0]?.parameters.inviter ?? ''
    expect(inviter).not.toMatch(/[\d/:.@?=]/)
    expect([...inviter].length).toBeLessThanOrEqual(20)
  })
})

describe('a name', () => {
  it.each(['王芳 👩', "O'Brien", 'J. R. Smith', '阿依古丽·买买提', 'Anne-Marie'])(
    '%s is one, and stands in a message as it is',
    (text) => {
      expect(name.safeParse(text).data).toBe(text)
      if (!text.includes('👩')) expect(nameForStrangers(text)).toBe(text)
    },
  )

  it.each([
    'call 13800138000',
    '加微信①②③',
    'www.evil.example',
    'evil.cn',
    'evil。cn',
    'ｅｖｉｌ．ｃｎ',
    'http://x',
    'me@here',
    '１２３',
    '٣٤٥',
  ])('%s is none', (text) => {
    expect(name.safeParse(text).error?.issues[0]?.message).toBe('name_with_address')
    expect(nameForStrangers(text)).not.toMatch(/\p{N}|[/@:]|\S\.\S/u)
  })
})
