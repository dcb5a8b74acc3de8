import { type Column, type SQL, sql } from 'drizzle-orm'
import { columnOf } from './queries'
import { type FrozenField, frozenFields, settings } from './settings'
import type { Policy } from './types'

const inDatabase = { number: 'integer', flag: 'boolean', choice: 'text' } as const

const stored = frozenFields.map((field) => [field, columnOf(field), settings[field].city] as const)

/**
 * The policy that a slot carries, read from its column, as booking reads it. Named here and not by the
 * statement: a rush asks for it thousands of times a second.
 */
export function carriedPolicy(carried: Record<string, unknown>): Pick<Policy, FrozenField> {
  const policy: Record<string, unknown> = {}
  for (const [field, column, city] of stored) policy[field] = carried[column] ?? city
  return policy as Pick<Policy, FrozenField>
}

/** One setting of the policy that a slot carries, of its own type. */
export function frozenSetting<Value>(carried: string | Column, field: FrozenField): SQL<Value> {
  const [name, city] = textsOf(field)
  const rest = `->> ${name}, ${city}::jsonb #>> '{}')::${inDatabase[settings[field].kind]}`
  return typeof carried === 'string'
    ? (sql.raw(`coalesce(${carried} ${rest}`) as SQL<Value>)
    : sql<Value>`coalesce(${carried} ${sql.raw(rest)}`
}

/** Its name in the database; and what the city starts with, for a slot made before there was the setting. */
function textsOf(field: FrozenField): [name: string, city: string] {
  return [`'${columnOf(field)}'`, `'${JSON.stringify(settings[field].city)}'`]
}
