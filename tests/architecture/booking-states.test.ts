import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const places = ['app', 'bench', 'db', 'domain', 'lib', 'scripts', 'ui']
/** Migrations are history; the functions are rendered from the table, which a unit test sees to. */
const left = /^db\/(migrations\/|engine\/booking-states\.sql$)/

/** The files in which states or the end of a claim are spelled out all the same: how often, and why. */
const excused: Record<string, [times: number, why: string]> = {
  'db/booking-states.ts': [2, 'the table itself'],
  'db/booking-states-sql.ts': [2, 'renders the functions'],
  'db/schema/bookings.ts': [3, 'changes by a migration only; stands.test.ts holds it to the table'],
  'db/engine/holds.sql': [1, 'nobody makes a hold longer: two ends compared, no instant'],
  'db/verify.sql': [3, 'a proof does not ask the engine it is a proof of'],
  'db/over-limits.ts': [1, 'as db/verify.sql'],
  'domain/holds/hold-queries.ts': [1, 'a hold given back may be held again until its time is over'],
  'domain/feeds/queries.ts': [1, 'what was ever a visit, whether or not it took its place'],
  'app/[locale]/look/_family.tsx': [2, 'shows every state'],
  'domain/accounts/rules.ts': [1, 'a code, no booking'],
  'domain/accounts/session-queries.ts': [1, 'a session, no booking'],
  'domain/children/answer-invitation.ts': [1, 'an invitation, no booking'],
  'domain/people/people-queries.ts': [1, 'an invitation, no booking'],
  'domain/people/rules.ts': [1, 'an invitation, no booking'],
}

const state = "'(?:held|offered|cancelled|expired)'"
const end = '(?:\\w+\\.)?expires_?[aA]t'
const copies = new RegExp(
  [
    // A list of states, or one after the other.
    `${state}\\s*[,|]\\s*${state}`,
    `${state}\\s*(?:and|or|&&|\\|\\|)\\s[^']{0,60}${state}`,
    // An end compared with an instant.
    `${end}\\s+[<>]`,
    `[<>]=?\\s+${end}`,
    `\\b[gl]te?\\(bookings\\.expiresAt`,
  ].join('|'),
  'g',
)

const found = (text: string) => text.match(copies)?.length ?? 0

function filesIn(place: string): string[] {
  const names = readdirSync(place, { recursive: true, encoding: 'utf8' })
  return names
    .filter((name) => /\.(ts|tsx|sql)$/.test(name))
    .map((name) => join(place, name))
    .filter((file) => statSync(file).isFile() && !left.test(file))
}

test('whether a claim stands is said by the table of states and typed out nowhere else', () => {
  const files = places.flatMap(filesIn)
  const spelled = files
    .map((file) => [file, found(readFileSync(file, 'utf8'))] as const)
    .filter(([, times]) => times > 0)
  const allowed = Object.entries(excused).map(([file, [times]]) => [file, times] as const)
  expect(Object.fromEntries(spelled)).toEqual(Object.fromEntries(allowed))
})

test.each([
  "b.status not in ('cancelled', 'expired')",
  "status in ('held',\n  'offered')",
  "status: 'held' | 'offered' | 'confirmed'",
  "one.status !== 'cancelled' && one.status !== 'expired'",
  "b.status <> 'expired' and b.status <> 'cancelled'",
  'b.expires_at <= now()',
  'now() < b.expires_at',
  'booking.expiresAt > now',
  'gt(bookings.expiresAt, now)',
])('a copy is found: %s', (copy) => {
  expect(found(copy)).toBe(1)
})

/**
 * The index of the constraint that a child is booked once can find rows without a child, and the planner
 * takes it for cheap; it is read whole, a quarter of a second among millions of bookings.
 */
test('no query looks for bookings by a child that is missing', () => {
  const asks = /\bchild_id is null(?! as )/
  const files = ['db/engine', 'domain'].flatMap(filesIn)
  const asking = files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => asks.test(line) && !/when \((new|old)\.|\be\.child_id|^ *--/.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  )
  expect(files.length).toBeGreaterThan(10)
  expect(asking).toEqual([])
})
