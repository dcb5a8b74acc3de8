import { getTableColumns, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { policies } from '@/db/schema/policies'
import { columnOf } from '@/domain/policies/queries'
import { fields, settingOf } from '@/domain/policies/settings'
import { testDatabase } from '../support/database'

/** The conditions of the table of policies, as PostgreSQL writes them. */
async function conditions(): Promise<string[]> {
  const { db } = await testDatabase()
  const rows = await db.read.execute<{ said: string }>(sql`
    select pg_get_constraintdef(oid) as said from pg_constraint
    where conrelid = 'policies'::regclass and contype = 'c'`)
  return rows.map(({ said }) => said)
}

test('the database holds every number to the bounds of the list, and no other', async () => {
  const bounds = (await conditions()).flatMap((said) => {
    const found = /^CHECK \(\(\((\w+) >= (\d+)\) AND \(\1 <= (\d+)\)\)\)$/.exec(said)
    return found ? [[found[1], [Number(found[2]), Number(found[3])]] as const] : []
  })
  const listed = fields.flatMap((field) => {
    const setting = settingOf(field)
    return setting.kind === 'number' ? [[columnOf(field), setting.bounds] as const] : []
  })
  expect(listed.length).toBeGreaterThan(25)
  expect(Object.fromEntries(bounds)).toEqual(Object.fromEntries(listed))
})

test('what only the city may set, the database takes from the city alone', async () => {
  const ofCity = (await conditions()).flatMap(
    (said) => /^CHECK \(\(\((\w+) IS NULL\) OR \(level = 'city'::text\)\)\)$/.exec(said)?.[1] ?? [],
  )
  const listed = fields.filter((field) => settingOf(field).setBy === 'city').map(columnOf)
  expect(ofCity.toSorted()).toEqual(listed.toSorted())
})

test('a row of policies can say every setting of the list and nothing else', async () => {
  const { db } = await testDatabase()
  const rows = await db.read.execute<{ name: string }>(sql`
    select jsonb_object_keys(policy_says(p)) as name from policies p
    where p.level = 'city' order by p.effective_from, name`)
  expect(rows.map(({ name }) => name).toSorted()).toEqual(fields.map(columnOf).toSorted())
})

test('a choice has the values of its column', () => {
  const columns = getTableColumns(policies)
  for (const field of fields) {
    const setting = settingOf(field)
    const choices = setting.kind === 'choice' ? setting.choices : undefined
    expect({ field, choices: columns[field].enumValues }).toEqual({ field, choices })
  }
})
