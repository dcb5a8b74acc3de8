import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll } from 'vitest'
import { currentRun } from '../support/run'
import { runningSite, siteDatabase } from '../support/site/running'
import { makeSession } from '../support/site/session'
import { expect, test } from './support/fixtures'
import { type Route, routes } from './support/routes'

/** Milliseconds after which no further address is asked, and how many are asked at once. */
const [enough, atOnce] = [20_000, 8]

/** What stands in an address where something else is meant, as it is written there. */
const odd = [
  ...[
    '',
    '%00',
    'a%00b',
    '%E0%A4%A',
    '%ED%A0%80',
    '%FF',
    '%25E0%25A4%25A',
    '%25',
    '%',
    '%5C',
    '%0D%0A',
    '%E2%80%AE',
  ],
  ...[
    '%2F..%2F..',
    '//x',
    '%27%22%3E%3Cscript%3E',
    '%F0%9F%91%B6',
    '%E5%AE%9D',
    '__proto__',
    'constructor',
    '[]',
  ],
  ...[
    '0',
    '1',
    '-1',
    '-0',
    '1.5',
    '1e309',
    'NaN',
    '99999999999999999999',
    '2147483648',
    '%D9%A3',
    '%EF%BC%91',
  ],
  ...[
    '2026-12-01',
    '2026-02-30',
    '9999-12-31',
    '0000-01-01',
    '0001-01-01',
    '275760-09-13',
    '-000001-01-01',
  ],
  ...[
    '2199-12-31',
    '1900-01-01',
    '2199-12',
    '1900-01',
    '2026-12',
    '9999-12',
    '0000-00',
    '2026-12-01,2026-12-02',
  ],
  ...[
    '09:00',
    '99:99',
    '24:00',
    '09:00-11:00',
    '2026-12-01T09:00',
    '9999-12-31T23:59',
    '0001-01-01T00:00',
  ],
  ...[
    '00000000-0000-0000-0000-000000000000',
    '310106',
    '310106006',
    'room-',
    'room-%00',
    'room-x',
    'city',
    ',',
  ],
  ...['31.2,121.4', '999,999', 'NaN,NaN', '2026', '2199', 'map', 'x'.repeat(3_000)],
]

/** What a folder in brackets stands for, by the folder before it. */
let known: Record<string, string>
/** A cookie for each office; none for a stranger. */
let cookies: string[]

beforeAll(async () => {
  const first = async (table: string, where = sql``) => {
    const from = sql.identifier(table)
    const [row] = await siteDatabase().read.execute<{ id: string }>(
      sql`select id from ${from} ${where} order by id limit 1`,
    )
    return row?.id ?? ''
  }
  const room = 'jiangning-demo'
  const inRoom = sql`where room_id = (select id from rooms where code = ${room})`
  const slots = await first('slots', sql`${inRoom} and starts_at > now()`)
  known = {
    rooms: room,
    places: room,
    ...{ book: slots, instead: slots, slots },
    timetables: await first('timetables', inRoom),
    shortfalls: await first('shortfalls'),
    bookings: await first('bookings'),
    children: await first('children'),
    people: await first('accounts'),
    ...{ policies: '310106', figures: '310106', roster: '2026-12-01' },
  }
  const sessions = await Promise.all(currentRun().signIns.map(({ phone }) => makeSession(phone)))
  cookies = ['', ...sessions.map(({ name, value }) => `${name}=${value}`)]
})

type Asked = {
  route: Route
  segments: (string | null)[]
  query: string[][]
  english: boolean
  who: number
}

function addressOf({ route, segments, query, english }: Asked): string {
  const parts = route.path.slice(1).split('/')
  const path = parts.map((part, n) => {
    if (!part.startsWith('[')) return part
    const usual = known[parts[n - 1] ?? ''] ?? (part === '[file]' ? 'rooms.csv' : 'x')
    return segments[n % segments.length] ?? usual
  })
  const asked = route.names.flatMap((name, n) =>
    (query[n % query.length] ?? []).map((value) => `${name}=${value}`),
  )
  return `${english && route.localised ? '/en' : ''}/${path.join('/')}?${asked.join('&')}`.slice(
    0,
    12_000,
  )
}

/** What is wrong with the answer: a status of 500 or more, or a part of the page that failed after its head. */
async function faultAt(address: string, who: number): Promise<string[]> {
  const cookie = cookies[who % cookies.length] ?? ''
  const headers = { cookie, accept: 'text/html', connection: 'close' }
  const answer = await fetch(runningSite().address + address, { headers })
  const streams = answer.headers.get('content-type')?.startsWith('text/event-stream')
  if (streams) await answer.body?.cancel()
  const text = streams ? '' : await answer.text()
  const failed = answer.status >= 500 || /<template data-dgst="(?!NEXT_|BAILOUT)/.test(text)
  return failed ? [`${answer.status} ${address.slice(0, 400)} as ${who % cookies.length}`] : []
}

test.each([
  '/%E0%A4%A',
  '/en/rooms/%E0%A4%A',
  '/en/book/%25',
  '/api/places/%E0%A4%A?from=2026-12-01&to=2026-12-02',
  '/api/calendar/%FF.ics',
  '/rooms/jiangning-demo?day=9999-12-31',
  '/manage/rooms/jiangning-demo?day=9999-12-31',
  '/manage/rooms/jiangning-demo/week?day=0000-01-01',
  '/manage/rooms/jiangning-demo/roster/275760-09-13',
  '/manage/rooms/jiangning-demo/why?at=9999-12-31T23:59',
  '/manage/rooms/jiangning-demo/timetables?month=9999-12',
  '/manage/policies/city?from=9999-12-31&history=1e309',
  '/manage/people?q=%00',
  '/manage?q=%00&operator=x&page=99999999999999999999',
  '/manage/log?person=%00&child=%00&after=%00',
  '/manage/shortfalls?q=%00&page=-1',
  '/manage/rooms/new?copy=%00',
  '/manage/people?done=a&done=b&q=a&q=b',
])('%s is answered, for a stranger and for the city', async (address) => {
  expect([...(await faultAt(address, 0)), ...(await faultAt(address, 3))]).toEqual([])
})

test('whatever an address asks, and whoever asks it, the site answers', async () => {
  const all = routes()
  expect(all.length).toBeGreaterThan(60)
  const value = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...odd) },
    {
      weight: 1,
      arbitrary: fc.string({ maxLength: 12 }).map((text) => text.replace(/[#&?/\\\s]/g, '%')),
    },
    {
      weight: 1,
      arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }).map(encodeURIComponent),
    },
  )
  const asked = fc.record({
    route: fc.constantFrom(...all),
    segments: fc.array(fc.option(value, { freq: 2 }), { minLength: 7, maxLength: 7 }),
    query: fc.array(fc.array(value, { minLength: 1, maxLength: 2 }), {
      minLength: 7,
      maxLength: 7,
    }),
    english: fc.boolean(),
    // The city's administrators see the most.
    who: fc.oneof(fc.constant(3), fc.nat(7)),
  })
  const wanted = fc.sample(asked, { numRuns: 5_000, seed: Number(process.env.BAOBAOWU_SEED) })
  const faults: string[] = []
  const until = performance.now() + enough
  const inTurn = Array.from({ length: atOnce }, async () => {
    for (let one = wanted.pop(); one && performance.now() < until; one = wanted.pop())
      faults.push(...(await faultAt(addressOf(one), one.who)))
  })
  await Promise.all(inTurn)
  expect(5_000 - wanted.length).toBeGreaterThan(50)
  expect(faults).toEqual([])
})
