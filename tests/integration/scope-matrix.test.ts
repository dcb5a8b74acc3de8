import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDatabase, type Database } from '@/db/client'
import { addDays, instantOf } from '@/domain/shared/time'
import { freshDatabase, serving } from '../support/database'
import type { Person } from './support/cast'
import { asks } from './support/scope-asks'
import { type Reach, scopeTable, withoutTarget } from './support/scope-table'
import { makeScopeWorld, type ScopeWorld, scopeRoles, targets } from './support/scope-world'
import { mayDo } from './support/undoing'
import { useCases } from './support/use-cases'

const day = '2026-03-17'
const now = instantOf(addDays(day, -7), '10:00')
let db: Database
let world: ScopeWorld

beforeAll(async () => {
  const { db: first, url } = await freshDatabase()
  await first.close()
  db = createDatabase(serving(url), { clock: () => now, max: 4 })
  world = await makeScopeWorld(db, now, day)
})
afterAll(() => db.close())

const table = Object.entries(scopeTable) as [keyof typeof scopeTable, Reach][]

test.each(table)(
  '%s reaches what the table says, and nothing beside or above',
  async (name, reach) => {
    const reached: Record<string, string[]> = {}
    for (const role of scopeRoles) {
      reached[role] = []
      for (const target of targets) {
        let said: unknown
        const asked = { place: world.places[target], day, world }
        const may = await mayDo({ db, now }, world.actors[role], async (ctx) => {
          said = await asks[name](ctx, asked)
        })
        if (may && said !== false) reached[role].push(target)
      }
    }
    const expected = Object.fromEntries(
      scopeRoles.map((role) => [role, targets.filter((one) => reach[role]?.includes(one))]),
    )
    expect(reached).toEqual(expected)
  },
)

/** What the code of a use case names, comments aside, when it is asked about a place of some level. */
const namesPlace =
  /\b(where: string|target|(input|one)\.\w*istrictCode|\w*istrictCode: string|\w*[sS]copeOf|\w+Scope\(|PolicyInput)/
const comment = /\/\*[\s\S]*?\*\/|\/\/.*/g

/** Those beside the room of the permission matrix; use cases about its things never allow them. */
const beside: Person[] = ['otherManager', 'otherOperator', 'otherSubdistrict', 'otherDistrict']

/** Use cases of the matrix that are about the one room's things: `permissions.test.ts` holds them. */
function asksOneRoom(name: string): boolean {
  const allowed = useCases[name]?.for ?? []
  return allowed.includes('subdistrict') && !beside.some((one) => allowed.includes(one))
}

/** Allowed only to the city and the program: there is no scope beside it. */
function forTheCityAlone(name: string): boolean {
  return (useCases[name]?.for ?? []).every((one) => one === 'city' || one === 'system')
}

/** Whether the answer does not depend on a scope: for everybody, all signed in, families, or the program. */
function withoutScope(name: string): boolean {
  const allowed = useCases[name]?.for ?? []
  const beyond: Person[] = ['visitor', 'parent', 'guardian', 'system']
  return allowed.includes('parent') || allowed.every((one) => beyond.includes(one))
}

function sources(): Map<string, string> {
  const files = readdirSync('domain', { recursive: true, encoding: 'utf8' })
  const found = new Map<string, string>()
  for (const file of files.filter((one) => one.endsWith('.ts') && !one.startsWith('shared'))) {
    const text = readFileSync(`domain/${file}`, 'utf8').replaceAll(comment, '')
    for (const [, name = ''] of text.matchAll(/^export (?:async )?function (\w+)\(\s*ctx: Ctx/gm)) {
      found.set(name, text)
    }
  }
  return found
}

test('every use case with a scope is in the table, or asks about one room, or says why not', () => {
  const missing = [...sources()]
    .filter(([name]) => !(name in scopeTable) && !(name in withoutTarget))
    .filter(([name]) => !withoutScope(name) && !forTheCityAlone(name))
    .filter(([name, text]) => !asksOneRoom(name) || namesPlace.test(text))
    .map(([name]) => name)
  expect(missing.sort()).toEqual([])
})
