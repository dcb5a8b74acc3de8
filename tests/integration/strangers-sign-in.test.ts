import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '@/db/client'
import { alarms, signInCodes } from '@/db/schema/accounts'
import { requestSignInCode } from '@/domain/accounts/request-sign-in-code'
import { codeTries } from '@/domain/accounts/rules'
import { makeBrowserSecret } from '@/domain/accounts/secrets'
import { setPassword } from '@/domain/accounts/set-password'
import { signInWithCode } from '@/domain/accounts/sign-in-with-code'
import { signInWithPassword } from '@/domain/accounts/sign-in-with-password'
import { setPolicy } from '@/domain/administration/set-policy'
import { findAlarm } from '@/domain/messages/find-alarm'
import { settings } from '@/domain/policies/settings'
import type { Policy } from '@/domain/policies/types'
import { NotFound } from '@/domain/shared/refusal'
import { dayOf } from '@/domain/shared/time'
import { freshDatabase, testDatabase } from '../support/database'
import { makeStaff } from '../support/staff'
import {
  codeSentTo,
  messagesTo,
  newPhone,
  type SomeBrowser,
  signInAt,
  stranger,
  visitorAt,
} from './support/sign-in'

let db: Database
const now = new Date('2026-11-23T01:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const password = 'a fairly long password'

beforeAll(async () => {
  db = (await testDatabase()).db
})

const own = (): SomeBrowser => ({
  network: '198.51.100.4',
  browserSecret: makeBrowserSecret(),
  device: 'Chrome · Android',
})
const elsewhere = { network: '198.51.100.9', browserSecret: null, device: null }

function ask(phone: string, by: SomeBrowser, at = now, replaces: string | null = null, on = db) {
  return requestSignInCode(visitorAt(on, at), { phone, language: 'zh', by, replaces })
}

function enterPassword(phone: string, typed: string, by: SomeBrowser, at = now) {
  return signInWithPassword(visitorAt(db, at), { phone, password: typed, by })
}

/** A family that signed in before in a browser of its own, and has a password. */
async function family() {
  const [phone, browser] = [newPhone(), own()]
  const { ctx } = await signInAt(db, phone, now, browser)
  await setPassword(ctx, { password })
  return { phone, browser }
}

describe('wrong passwords of a stranger', () => {
  it('leave the family its password and its codes, at once where it signed in before', async () => {
    const { phone, browser } = await family()
    const tried = []
    for (let n = 0; n < 30; n++) tried.push(await enterPassword(phone, `guess ${n}`, stranger))
    expect(tried.some((one) => !one.ok && one.reason === 'password_paused')).toBe(true)
    expect(await enterPassword(phone, password, browser)).toMatchObject({ ok: true })
    expect(await ask(phone, browser)).toMatchObject({ ok: true })
    expect(await ask(phone, elsewhere)).toMatchObject({ ok: true })
  })

  it('slow a new browser of the family for two minutes at most, however long they go on', async () => {
    const { phone } = await family()
    let at = now
    for (let n = 0; n < 300; n++) {
      at = new Date(at.getTime() + 15_000)
      await enterPassword(phone, `guess ${n}`, stranger, at)
    }
    const refused = await enterPassword(phone, password, elsewhere, at)
    const wait = refused.ok || refused.reason !== 'password_paused' ? at : refused.againFrom
    expect(wait.getTime() - at.getTime()).toBeLessThanOrEqual(120_000)
    expect(await enterPassword(phone, password, elsewhere, wait)).toMatchObject({ ok: true })
  })

  it('are bound by their number, and no more at once than one after another', async () => {
    const { phone } = await family()
    const at = later(10)
    const tried = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        enterPassword(phone, `guess ${n}`, { ...stranger, network: `192.0.2.${n}` }, at),
      ),
    )
    const counted = tried.filter((one) => !one.ok && one.reason === 'password_wrong')
    expect(counted).toHaveLength(5)
  })

  it('of a number without an account get the same answers', async () => {
    const [known, unknown] = [(await family()).phone, newPhone()]
    const answers = async (phone: string) => {
      const all = []
      for (let n = 0; n < 8; n++) all.push(await enterPassword(phone, 'a guess', stranger))
      return all
    }
    expect(await answers(known)).toEqual(await answers(unknown))
  })
})

describe('codes that strangers ask for', () => {
  it('count only if they were sent, and leave the family its own', async () => {
    const { phone, browser } = await family()
    const asked = await Promise.all(
      Array.from({ length: 30 }, () => ask(phone, stranger, later(1))),
    )
    expect(asked.filter((one) => one.ok)).toHaveLength(1)
    expect(await ask(phone, browser, later(1))).toMatchObject({ ok: true })
    const refused = await ask(phone, elsewhere, later(2))
    expect(refused).toEqual({ ok: false, reason: 'code_just_sent', againFrom: later(61) })
    expect(await ask(phone, elsewhere, later(61))).toMatchObject({ ok: true })
  })

  it('make the number wait ten minutes at most', async () => {
    const phone = newPhone()
    let at = now
    let sent = 0
    for (let n = 0; n < 600; n++) {
      at = new Date(at.getTime() + 20_000)
      const by = { ...stranger, network: `192.0.2.${n % 50}` }
      if ((await ask(phone, by, at)).ok) sent++
    }
    expect(sent).toBeGreaterThan(15)
    const last = await ask(phone, elsewhere, at)
    const wait = last.ok || last.reason !== 'code_just_sent' ? at : last.againFrom
    expect(wait.getTime() - at.getTime()).toBeLessThanOrEqual(600_000)
    expect((await ask(phone, elsewhere, wait)).ok).toBe(true)
  })

  it('count for nobody but the browser that asked, whose tries nobody else uses up', async () => {
    const phone = newPhone()
    const theirs = await ask(phone, stranger)
    const theirCode = await codeSentTo(db, phone)
    const mine = await ask(phone, elsewhere, later(60))
    const code = await codeSentTo(db, phone)
    if (!theirs.ok || !mine.ok) throw new Error('not sent')
    const enter = (codeId: string, typed: string) =>
      signInWithCode(visitorAt(db, later(61)), {
        ...{ phone, codeId, code: typed, language: 'zh' },
        by: stranger,
      })
    const misses = Array.from({ length: 50 }, (_, n) => String(n).padStart(6, '0'))
    const tried = await Promise.all(
      misses.filter((miss) => miss !== theirCode).map((miss) => enter(theirs.codeId, miss)),
    )
    const counted = tried.filter((one) => !one.ok && one.reason === 'code_wrong')
    expect(counted).toHaveLength(codeTries - 1)
    const [row] = await db.read.select().from(signInCodes).where(eq(signInCodes.id, theirs.codeId))
    expect(row?.tries).toBe(codeTries)
    if (theirCode !== code) {
      expect(await enter(mine.codeId, theirCode)).toMatchObject({ reason: 'code_wrong' })
    }
    expect(await enter(mine.codeId, code)).toMatchObject({ ok: true })
  })

  it('go to numbers of the countries that the city names', async () => {
    const refused = { ok: false, reason: 'country_not_texted' }
    expect(await ask('+85291234567', stranger)).toEqual(refused)
    const city = await freshDatabase()
    await allow(city.db, { textedCountries: 'greater_china' })
    expect(await ask('+85291234567', stranger, now, null, city.db)).toMatchObject({ ok: true })
    expect(await ask('+33612345678', stranger, now, null, city.db)).toEqual(refused)
    expect(await messagesTo(city.db, '+33612345678')).toEqual([])
    await city.db.close()
  })
})

describe('the codes of the city in an hour', () => {
  it('are used up by no single network, which is slowed for ten minutes at most', async () => {
    const asked = []
    const network = `192.0.2.250 ${newPhone()}`
    for (let n = 0; n < 20; n++) asked.push(await ask(newPhone(), { ...stranger, network }))
    expect(asked.filter((one) => one.ok)).toHaveLength(settings.codesAnHour.city / 100)
    expect(await ask(newPhone(), { ...stranger, network }, later(600))).toMatchObject({ ok: true })
  })

  it('leave a share to browsers that signed in before, warn its administrators, and come again', async () => {
    const city = (await freshDatabase()).db
    const [phone, browser] = [newPhone(), own()]
    await signInAt(city, phone, later(-7200), browser)
    await allow(city, { codesAnHour: 10 })
    const asked = []
    for (let n = 0; n < 10; n++) {
      asked.push(await ask(newPhone(), { ...stranger, network: `192.0.2.${n}` }, now, null, city))
    }
    expect(asked.filter((one) => one.ok)).toHaveLength(8)
    const ceiling = { ok: false, reason: 'codes_ceiling' }
    expect(asked.slice(8)).toEqual([
      { ...ceiling, alarmed: true },
      { ...ceiling, alarmed: false },
    ])
    expect(await ask(phone, browser, now, null, city)).toMatchObject({ ok: true })
    expect(await city.read.select().from(alarms)).toHaveLength(1)
    const { ctx } = await administrator(city)
    expect(await findAlarm(ctx)).toEqual(now)
    await expect(findAlarm(visitorAt(city, now))).rejects.toThrow()
    const someone = await signInAt(city, newPhone(), later(3600))
    await expect(findAlarm(someone.ctx)).rejects.toThrow(NotFound)
    await city.close()
  })
})

async function administrator(on: Database) {
  const actor = await makeStaff(on, { role: 'city_administrator' })
  return { ctx: { actor, now, db: on } }
}

async function allow(on: Database, settings: Partial<Policy>): Promise<void> {
  const target = { level: 'city' } as const
  const set = { target, effectiveFrom: dayOf(now), reason: null, settings }
  const ctx = { actor: { kind: 'system' }, now, db: on } as const
  expect(await setPolicy(ctx, set)).toMatchObject({ ok: true })
}
