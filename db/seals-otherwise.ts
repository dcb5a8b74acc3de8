import type postgres from 'postgres'

type Seal = { position: number; hash: string }

/** Of the seals kept outside those that the log does not have, or not so, any more. */
export async function sealsOtherwise<Kept extends Seal>(
  sql: postgres.Sql,
  kept: Kept[],
): Promise<Kept[]> {
  const rows = await sql<Seal[]>`
    select position::integer as position, hash from audit_seals
    where position = any (${kept.map((one) => one.position)}::bigint[])`
  const now = new Map(rows.map((row) => [row.position, row.hash]))
  return kept.filter((one) => now.get(one.position) !== one.hash)
}
