import { type Column, type SQL, sql } from 'drizzle-orm'
import { columnOf } from './queries'
import { type FrozenField, frozenFields, settings } from './settings'

const inDatabase = { number: 'integer', flag: 'boolean', choice: 'text' } as const

/** The policy that a slot carries, as booking reads it (a `BookingPolicy`); `carried` is its column. */
export function frozenPolicy(carried: SQL): SQL {
  const pairs = frozenFields.map(
    (field) =>
      sql`${sql.raw(`'${field}'`)}, coalesce(${carried} -> ${nameOf(field)}, ${cityOf(field)}::jsonb)`,
  )
  return sql`jsonb_build_object(${sql.join(pairs, sql`, `)})`
}

/** One setting of the policy that a slot carries, of its own type. */
export function frozenSetting<Value>(carried: SQL | Column, field: FrozenField): SQL<Value> {
  const type = sql.raw(inDatabase[settings[field].kind])
  return sql`coalesce(${carried} ->> ${nameOf(field)}, ${cityOf(field)}::jsonb #>> '{}')::${type}`
}

function nameOf(field: FrozenField): SQL {
  return sql.raw(`'${columnOf(field)}'`)
}

/** A slot made before there was such a setting has what the city starts with. */
function cityOf(field: FrozenField): SQL {
  return sql.raw(`'${JSON.stringify(settings[field].city)}'`)
}
