import { type Column, type SQL, sql } from 'drizzle-orm'
import { columnOf } from './queries'
import { type FrozenField, frozenFields, settings } from './settings'

const inDatabase = { number: 'integer', flag: 'boolean', choice: 'text' } as const

/**
 * The policy that a slot carries, as booking reads it (a `BookingPolicy`); `carried` names its column,
 * as in `s.policy`. One text: every claim asks for it, and each nested piece would be joined again.
 */
export function frozenPolicy(carried: string): SQL {
  const pairs = frozenFields.map((field) => {
    const [name, city] = textsOf(field)
    return `'${field}', coalesce(${carried} -> ${name}, ${city}::jsonb)`
  })
  return sql.raw(`jsonb_build_object(${pairs.join(', ')})`)
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
