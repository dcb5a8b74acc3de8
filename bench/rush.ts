import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encode } from 'next-auth/jwt'
import type { Sql } from 'postgres'
import { v7 } from 'uuid'
import { runCommand } from '@/scripts/levels'
import { type BenchFamily, type BenchSlot, makeFamilies, makeRooms } from './city'
import { type OwnDatabase, onOwnDatabase } from './own-database'
import type { Answer, Press, Rush } from './rush-families'
import { serveOn } from './served-site'
import { percentile } from './statistics'
import type { Bench, Figure } from './types'

const sizes = {
  full: { families: 5000, rooms: 200, connections: 500, warmUp: 100 },
  small: { families: 50, rooms: 2, connections: 10, warmUp: 2 },
}
const placesOfSlot = 10
const cookieName = 'authjs.session-token'

/**
 * The morning of a release: signed-in families press at once for places of one slot in each of many rooms,
 * with forms sent without JavaScript to a production build. Every place is taken once, and every other
 * family is refused.
 */
export const rush: Bench = {
  name: 'rush',
  measures: '5,000 signed-in families over HTTP for 2,000 places in 200 rooms',
  target: { of: 'figure', at: 'most', value: 10 },
  run: (size) => onOwnDatabase((own) => run(own, sizes[size])),
}

async function run({ url, sql }: OwnDatabase, size: (typeof sizes)['full']): Promise<Figure[]> {
  const slots = (await makeRooms(sql, { count: size.rooms, days: 1 })).slice(0, size.rooms)
  const [first, ...families] = await makeFamilies(sql, 1 + size.families)
  const secret = randomBytes(32).toString('hex')
  const cookies = await signIn(sql, families, secret)
  const site = await serveOn(url, { env: { AUTH_SECRET: secret, TRUST_PROXY: '1' } })
  try {
    const [cookie] = first ? await signIn(sql, [first], secret) : []
    const fields = await formOf(site.address, slots, cookie ?? '', size.warmUp)
    const presses = families.map((family, n) => {
      const slot = slots[n % slots.length]
      if (!slot) throw new Error('There are no slots.')
      return pressOf(fields, slot, family, cookies[n] ?? '', n)
    })
    await sql`analyze`
    const { connections } = size
    const answers = await pressAll({ address: site.address, connections, presses })
    return figuresOf(sql, answers, slots.length * placesOfSlot)
  } finally {
    await site.stop()
  }
}

/** A session for each family and its cookie, as signing in would give it. */
function signIn(sql: Sql, families: BenchFamily[], secret: string): Promise<string[]> {
  const sessions = families.map(({ account }) => ({ sid: v7(), accountId: account.accountId }))
  return Promise.all([
    sql`
      insert into sessions (id, account_id, expires_at)
      select s, a, now() + interval '1 day'
      from unnest(${sessions.map(({ sid }) => sid)}::uuid[], ${sessions.map(({ accountId }) => accountId)}::uuid[]) as t(s, a)`,
    ...sessions.map(({ sid }) => encode({ token: { sid }, secret, salt: cookieName })),
  ]).then(([, ...tokens]) => tokens.map((token) => `${cookieName}=${token}`))
}

/** The fields of the booking form as the page sends them; opened often enough to be warm. */
async function formOf(
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

function pressOf(
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
    from: `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`,
    fields: fields.map(([name, value]) => [name, own.get(name) ?? value]),
  }
}

async function pressAll(rushing: Rush): Promise<Answer[]> {
  const folder = mkdtempSync(join(tmpdir(), 'baobaowu-rush-'))
  try {
    const file = join(folder, 'rush.json')
    writeFileSync(file, JSON.stringify(rushing))
    const program = ['--import', 'tsx', 'bench/rush-families.ts', file]
    const { code, output } = await runCommand([process.execPath, ...program])
    if (code !== 0) throw new Error(`The families could not press.\n${output}`)
    return JSON.parse(output)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function figuresOf(sql: Sql, answers: Answer[], places: number): Promise<Figure[]> {
  const [counted] = await sql<{ booked: number; full: number; oversold: number }[]>`
    select (select count(*) from bookings)::int as booked,
      (select count(*) from refusals where reason = 'slot_full')::int as full,
      (select coalesce(sum(greatest(0, taken - ${placesOfSlot}::int)), 0)
        from (select count(*)::int as taken from bookings group by slot_id) as s)::int as oversold`
  const { booked = 0, full = 0, oversold = 0 } = counted ?? {}
  const led = answers.filter(({ location }) => location?.includes('done='))
  const seconds = (all: Answer[]) => Math.max(0, ...all.map(({ after }) => after)) / 1000
  const none = { of: 'figure', at: 'most', value: 0 } as const
  return [
    {
      what: `until the last of ${led.length} families had its place of ${places}`,
      unit: 's',
      value: seconds(led),
      limit: null,
    },
    {
      what: `until all ${answers.length} families were answered`,
      unit: 's',
      value: seconds(answers),
      limit: null,
      target: null,
    },
    {
      what: '95 % of families answered within',
      unit: 's',
      value: percentile(
        answers.map(({ milliseconds }) => milliseconds / 1000),
        0.95,
      ),
      limit: null,
      target: null,
    },
    { what: 'places left over', unit: '', value: places - booked, limit: null, target: none },
    { what: 'places sold twice', unit: '', value: oversold, limit: null, target: none },
    {
      what: 'families neither led to their booking nor refused a full slot',
      unit: '',
      value: answers.length - led.length - full,
      limit: null,
      target: none,
    },
  ]
}
