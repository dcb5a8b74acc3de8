import type { Sql } from 'postgres'
import { v7 } from 'uuid'
import { sessionCookie } from '@/lib/session-cookie'
import { sealSession } from '@/lib/session-token'
import type { BenchFamily, BenchSlot } from './city'
import { familyAddress } from './family-address'
import type { Press } from './rush-families'

/** A session for each family and its cookie, as signing in would give it. */
export async function signIn(sql: Sql, families: BenchFamily[], secret: string): Promise<string[]> {
  const sessions = families.map(({ account }) => ({ sid: v7(), accountId: account.accountId }))
  await sql`
    insert into sessions (id, account_id, expires_at)
    select s, a, now() + interval '1 day'
    from unnest(${sessions.map(({ sid }) => sid)}::uuid[], ${sessions.map(({ accountId }) => accountId)}::uuid[]) as t(s, a)`
  return sessions.map(({ sid }) => `${sessionCookie(false)}=${sealSession(sid, secret)}`)
}

/** The fields of the booking form as the page sends them; the page is opened often enough to be warm. */
export async function formOf(
  address: string,
  slots: BenchSlot[],
  cookie: string,
  times: number,
): Promise<[string, string][]> {
  let html = ''
  for (let n = 0; n < times; n += 1) {
    const path = `/book/${slots[n % slots.length]?.id}`
    const headers = { Cookie: cookie, 'Accept-Language': 'zh-CN' }
    const answer = await fetch(address + path, { headers, redirect: 'manual' })
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}.`)
    html = await answer.text()
  }
  const form = html.match(/<form[\s\S]*?<\/form>/g)?.find((one) => one.includes('name="child"'))
  if (!form) throw new Error('The page has no form that books.')
  return [...form.matchAll(/<input[^>]*>/g)].map(([input]) => [
    attribute(input, 'name'),
    attribute(input, 'value'),
  ])
}

function attribute(input: string, name: string): string {
  const value = new RegExp(` ${name}="([^"]*)"`).exec(input)?.[1] ?? ''
  return value.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&')
}

/** The form as one family presses it, with a key of its own; `n` gives it an address of its own. */
export function pressOf(
  fields: [string, string][],
  slot: BenchSlot,
  { childId }: BenchFamily,
  cookie: string,
  n: number,
): Press {
  const own = new Map([
    ['slotId', slot.id],
    ['key', v7()],
    ['child', childId],
    ['free', childId],
  ])
  return {
    path: `/book/${slot.id}`,
    cookie,
    from: familyAddress(n),
    fields: fields.map(([name, value]) => [name, own.get(name) ?? value]),
  }
}

/** The same press as the page's script sends it: the form is the second argument of its action. */
export function byScript(press: Press): Press {
  const [, action] = press.fields.find(([name]) => /^\$ACTION_\d+:0$/.test(name)) ?? []
  if (!action) throw new Error('The form names no action.')
  const typed = press.fields.filter(([name]) => !name.startsWith('$'))
  const fields = typed.map(([name, value]): [string, string] => [`_1_${name}`, value])
  return { ...press, action: JSON.parse(action).id, fields: [...fields, ['0', '[{},"$K1"]']] }
}
