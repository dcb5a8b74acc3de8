import postgres, { type Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../support/database'
import { makeRoom } from '../support/room'
import { outcome } from './support/claims'
import { day } from './support/race-database'

let sql: Sql
let tables: { name: string; column: string }[]

beforeAll(async () => {
  const { url } = await testDatabase()
  sql = postgres(url, { max: 1, onnotice: () => {} })
  tables = await sql`
    select c.relname as name, (select quote_ident(attname) from pg_attribute a where a.attrelid = c.oid
      and attnum > 0 and attidentity = '' and attgenerated = '' order by attnum limit 1) as "column"
    from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`
})
afterAll(() => sql.end())

const refused = 'capacity_needs_read_committed'

async function inSnapshot(level: string, statement: string): Promise<string> {
  return outcome(sql.begin(`isolation level ${level}`, (tx) => tx.unsafe(statement)))
}

describe.each(['repeatable read', 'serializable'])('in a %s transaction', (level) => {
  test('no table of the catalogue takes an insert, an update or a delete', async () => {
    const taken: string[] = []
    for (const { name, column } of tables) {
      const statements = [
        `insert into ${name} (${column}) select ${column} from ${name} where false`,
        `delete from ${name} where false`,
      ]
      for (const statement of statements) {
        const answer = await inSnapshot(level, statement)
        // What nobody writes by hand is refused for that first.
        if (![refused, `${name}_kept_by_database`].includes(answer)) taken.push(statement)
      }
    }
    expect(tables.length).toBeGreaterThan(40)
    expect(taken).toEqual([])
  })

  test('a room, its staff, its rules and a child keep what limits follow from', async () => {
    const { db } = await testDatabase()
    const room = await makeRoom(db, { slots: [{ day, from: '09:00', to: '11:00' }] })
    for (const change of [
      `update rooms set licensed_places = 1 where id = '${room.id}'`,
      `update caregivers set active = false where room_id = '${room.id}'`,
      `update policies set min_caregivers = 9 where room_id = '${room.id}'`,
      `update children set care_factor_hundredths = 200`,
      `update calendar_days set kind = 'holiday'`,
      `update subdistricts set district_code = district_code`,
    ]) {
      expect(await inSnapshot(level, change), change).toBe(refused)
    }
  })
})
