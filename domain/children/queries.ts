import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Executor } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { children, guardianInvitations, guardians } from '@/db/schema/families'
import { instant } from '@/db/sql'
import type { Write } from '../shared/context'
import { foldName } from '../shared/names'
import type { Relation } from './types'

export type ChildRow = typeof children.$inferSelect
export type ChildValues = Omit<
  ChildRow,
  'id' | 'nameFolded' | 'careFactorHundredths' | 'createdAt' | 'updatedAt'
>

/** What is written of a new child. */
type NewValues = Omit<ChildValues, 'resembles'> & { resembles?: string | null }

/** The children an account is guardian of, eldest record first. */
export async function childrenOf(
  db: Executor,
  accountId: string,
): Promise<(ChildRow & { relation: Relation })[]> {
  const rows = await db
    .select({ child: children, relation: guardians.relation })
    .from(guardians)
    .innerJoin(children, eq(children.id, guardians.childId))
    .where(eq(guardians.accountId, accountId))
    .orderBy(asc(children.createdAt), asc(children.id))
  return rows.map(({ child, relation }) => ({ ...child, relation }))
}

/** A child, if the account is its guardian. */
export async function findChildOf(
  db: Executor,
  accountId: string,
  childId: string,
): Promise<(ChildRow & { relation: Relation }) | null> {
  const [row] = await db
    .select({ child: children, relation: guardians.relation })
    .from(guardians)
    .innerJoin(children, eq(children.id, guardians.childId))
    .where(and(eq(guardians.accountId, accountId), eq(guardians.childId, childId)))
  return row ? { ...row.child, relation: row.relation } : null
}

/** Waits until nobody else changes the child or its guardians. */
export async function lockChild({ tx }: Write, childId: string): Promise<void> {
  await tx.execute(sql`select from children where id = ${childId} for update`)
}

export async function insertChild({ tx, now }: Write, values: NewValues): Promise<string> {
  const id = v7()
  const nameFolded = foldName(values.name)
  await tx.insert(children).values({ id, createdAt: now, updatedAt: now, ...values, nameFolded })
  return id
}

export async function changeChild(
  { tx, now }: Write,
  id: string,
  values: Partial<ChildValues>,
): Promise<void> {
  const folded = values.name === undefined ? {} : { nameFolded: foldName(values.name) }
  await tx
    .update(children)
    .set({ ...values, ...folded, updatedAt: now })
    .where(eq(children.id, id))
}

export async function insertGuardian(
  { tx, now }: Write,
  accountId: string,
  childId: string,
  relation: Relation,
): Promise<void> {
  await tx.insert(guardians).values({ accountId, childId, relation, createdAt: now })
}

export async function changeRelation(
  { tx }: Write,
  accountId: string,
  childId: string,
  relation: Relation,
): Promise<void> {
  await tx
    .update(guardians)
    .set({ relation })
    .where(and(eq(guardians.accountId, accountId), eq(guardians.childId, childId)))
}

export async function deleteGuardian(
  { tx }: Write,
  accountId: string,
  childId: string,
): Promise<void> {
  await tx
    .delete(guardians)
    .where(and(eq(guardians.accountId, accountId), eq(guardians.childId, childId)))
}

export async function guardiansOf(db: Executor, childId: string) {
  return db
    .select({
      accountId: guardians.accountId,
      relation: guardians.relation,
      name: accounts.name,
      phone: accounts.phone,
      language: accounts.language,
    })
    .from(guardians)
    .innerJoin(accounts, eq(accounts.id, guardians.accountId))
    .where(eq(guardians.childId, childId))
    .orderBy(asc(guardians.createdAt))
}

/**
 * Whether the child has a booking that is still to come and claims a place. One past its time counts until it is
 * ended: the database would refuse to change the birth date.
 */
export async function hasComingBookings(
  db: Executor,
  childId: string,
  now: Date,
): Promise<boolean> {
  const rows = await db.execute(sql`
    select 1 from bookings where child_id = ${childId} and starts_at > ${instant(now)}
      and not ended(status) limit 1`)
  return rows.length > 0
}

/** Invitations to a child that can still be answered. */
export async function openInvitationsOf(db: Executor, childId: string, now: Date) {
  return db
    .select()
    .from(guardianInvitations)
    .where(
      and(
        eq(guardianInvitations.childId, childId),
        isNull(guardianInvitations.answer),
        gt(guardianInvitations.expiresAt, now),
      ),
    )
    .orderBy(asc(guardianInvitations.createdAt))
}

/** Invitations to a number that can still be answered, with who asks and for whom. */
export async function openInvitationsTo(db: Executor, phone: string, now: Date) {
  return db
    .select({
      id: guardianInvitations.id,
      childId: guardianInvitations.childId,
      childName: children.name,
      inviterName: accounts.name,
      expiresAt: guardianInvitations.expiresAt,
    })
    .from(guardianInvitations)
    .innerJoin(children, eq(children.id, guardianInvitations.childId))
    .innerJoin(accounts, eq(accounts.id, guardianInvitations.invitedBy))
    .where(
      and(
        eq(guardianInvitations.phone, phone),
        isNull(guardianInvitations.answer),
        gt(guardianInvitations.expiresAt, now),
      ),
    )
    .orderBy(asc(guardianInvitations.createdAt))
}

export async function findInvitation(db: Executor, id: string) {
  const [row] = await db.select().from(guardianInvitations).where(eq(guardianInvitations.id, id))
  return row ?? null
}

/** Writes an invitation; one to the same number that was not answered in time is renewed. */
export async function putInvitation(
  { tx, now }: Write,
  invitation: { childId: string; phone: string; invitedBy: string; expiresAt: Date },
): Promise<string> {
  const [row] = await tx
    .insert(guardianInvitations)
    .values({ createdAt: now, ...invitation })
    .onConflictDoUpdate({
      target: [guardianInvitations.childId, guardianInvitations.phone],
      targetWhere: sql`${guardianInvitations.answer} is null`,
      set: { expiresAt: invitation.expiresAt, invitedBy: invitation.invitedBy },
    })
    .returning({ id: guardianInvitations.id })
  if (!row) throw new Error('the invitation was not written')
  return row.id
}

export async function closeInvitation(
  { tx, now }: Write,
  id: string,
  answer: 'accepted' | 'declined' | 'withdrawn',
  answeredBy: string,
): Promise<void> {
  await tx
    .update(guardianInvitations)
    .set({ answer, answeredAt: now, answeredBy })
    .where(and(eq(guardianInvitations.id, id), isNull(guardianInvitations.answer)))
}
