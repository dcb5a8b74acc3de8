import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { children, guardians } from '@/db/schema/families'
import type { Write } from '../shared/context'
import { likeness } from '../shared/names'

type Facts = { name: string; birthDate: string; identityHash: string | null }

/** Lets one transaction at a time take in children born on a day, and the same document, in that order. */
export async function lockLikeness({ tx }: Write, facts: Facts): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${facts.birthDate}, 4))`)
  if (facts.identityHash === null) return
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${facts.identityHash}, 5))`)
}

/** The child whose document this is; null if there is none. */
export async function childOfDocument(db: Executor, hash: string | null): Promise<string | null> {
  if (hash === null) return null
  const [row] = await db
    .select({ id: children.id })
    .from(children)
    .where(eq(children.identityHash, hash))
  return row?.id ?? null
}

/**
 * The earliest child with a guardian that was born the same day and has the same letters in its name, unless
 * both have documents; null if there is none.
 */
export async function findAlike(
  db: Executor,
  facts: Facts & { id: string | null },
): Promise<string | null> {
  const rows = await db
    .select({ id: children.id, name: children.name, hash: children.identitySealed })
    .from(children)
    .where(
      and(
        eq(children.birthDate, facts.birthDate),
        sql`exists (select from ${guardians} g where g.child_id = ${children.id})`,
      ),
    )
    .orderBy(children.createdAt, children.id)
  const letters = likeness(facts.name)
  const alike = rows.find(
    ({ id, name, hash }) =>
      id !== facts.id &&
      likeness(name) === letters &&
      (hash === null || facts.identityHash === null),
  )
  return alike?.id ?? null
}

/** Children with a document, without its digest and not noted to resemble another; the earliest first. */
export async function selectUnhashed(db: Executor, limit: number) {
  return db
    .select({
      id: children.id,
      name: children.name,
      birthDate: children.birthDate,
      identityKind: children.identityKind,
      identityCountry: children.identityCountry,
      identitySealed: children.identitySealed,
    })
    .from(children)
    .where(
      and(
        isNotNull(children.identitySealed),
        isNull(children.identityHash),
        isNull(children.resembles),
      ),
    )
    .orderBy(children.createdAt, children.id)
    .limit(limit)
}

/** A child whoever its guardians are. */
export async function childById(db: Executor, id: string) {
  const [row] = await db
    .select({
      id: children.id,
      birthDate: children.birthDate,
      resembles: children.resembles,
      /** Its document is another record's, which has the digest. */
      sharesDocument: sql<boolean>`${children.identitySealed} is not null and ${children.identityHash} is null`,
    })
    .from(children)
    .where(eq(children.id, id))
  return row ?? null
}

/** Waits until nobody else changes either child or its guardians. */
export async function lockTwo({ tx }: Write, one: string, other: string): Promise<void> {
  await tx.execute(sql`
    select from children where id in (${one}::uuid, ${other}::uuid) order by id for update`)
}
