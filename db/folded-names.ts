import type postgres from 'postgres'
import { foldName } from '@/domain/shared/names'

/** The tables that keep a name folded, each with the name it is folded from. */
export const foldedNames = {
  children: 'name',
  accounts: 'name',
  role_invitations: 'name',
  rooms: "name_zh || ' ' || coalesce(name_en, '')",
} as const

const atOnce = 5_000

/**
 * Folds the names that are not folded yet, by the function that folds what is searched for: those of
 * rows that an older version wrote. Doing it again does nothing.
 */
export async function fillFoldedNames(sql: postgres.Sql): Promise<void> {
  for (const [table, name] of Object.entries(foldedNames)) {
    for (let left = true; left; ) {
      const rows = await sql<{ id: string; name: string }[]>`
        select id, ${sql.unsafe(name)} as name from ${sql(table)}
        where name_folded is null and ${sql.unsafe(name)} is not null limit ${atOnce}`
      const ids = rows.map(({ id }) => id)
      await sql`update ${sql(table)} as kept set name_folded = read.folded
        from unnest(${ids}::uuid[], ${rows.map((row) => foldName(row.name))}::text[]) as read (id, folded)
        where kept.id = read.id and kept.name_folded is null`
      left = rows.length === atOnce
    }
  }
}
