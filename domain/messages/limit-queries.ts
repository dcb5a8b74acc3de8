import { and, desc, eq, lte, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { alarms } from '@/db/schema/accounts'
import { policies } from '@/db/schema/policies'
import { instant } from '@/db/sql'
import { settings } from '../policies/settings'
import { dayOf } from '../shared/time'
import type { TextedCountries } from './limit-rules'

/** What the city has set about messages; before it has set anything, what it starts with. */
export type MessageLimits = {
  codesAnHour: number
  textedCountries: TextedCountries
  askingsToNumber: number
  askingsBySender: number
  numberChangeDays: number
  familiesByDesk: number
  familiesByStaff: number
  deskMisses: number
}

export async function messageLimits(db: Executor, now: Date): Promise<MessageLimits> {
  const rows = await db
    .select({
      codesAnHour: policies.codesAnHour,
      textedCountries: policies.textedCountries,
      askingsToNumber: policies.askingsToNumber,
      askingsBySender: policies.askingsBySender,
      numberChangeDays: policies.numberChangeDays,
      familiesByDesk: policies.familiesByDesk,
      familiesByStaff: policies.familiesByStaff,
      deskMisses: policies.deskMisses,
    })
    .from(policies)
    .where(and(eq(policies.level, 'city'), lte(policies.effectiveFrom, dayOf(now))))
    .orderBy(desc(policies.effectiveFrom))
  const set = <Key extends keyof MessageLimits>(key: Key, city: MessageLimits[Key]) =>
    (rows.find((row) => row[key] !== null)?.[key] as MessageLimits[Key] | undefined) ?? city
  return {
    codesAnHour: set('codesAnHour', settings.codesAnHour.city),
    textedCountries: set('textedCountries', settings.textedCountries.city),
    askingsToNumber: set('askingsToNumber', settings.askingsToNumber.city),
    askingsBySender: set('askingsBySender', settings.askingsBySender.city),
    numberChangeDays: set('numberChangeDays', settings.numberChangeDays.city),
    familiesByDesk: set('familiesByDesk', settings.familiesByDesk.city),
    familiesByStaff: set('familiesByStaff', settings.familiesByStaff.city),
    deskMisses: set('deskMisses', settings.deskMisses.city),
  }
}

/** Warns the city's administrators that its codes of an hour are used up; true if nobody had in this hour. */
export async function raiseAlarm({ tx, now }: { tx: Executor; now: Date }): Promise<boolean> {
  const hour = new Date(Math.floor(now.getTime() / 3_600_000) * 3_600_000)
  const rows = await tx
    .insert(alarms)
    .values({ kind: 'codes_ceiling', hour, createdAt: now })
    .onConflictDoNothing()
    .returning({ id: alarms.id })
  return rows.length > 0
}

/** When the last warning of the day before an instant was given; null without one. */
export async function latestAlarm(db: Executor, now: Date): Promise<Date | null> {
  const [row] = await db
    .select({ at: alarms.createdAt })
    .from(alarms)
    .where(
      sql`${alarms.kind} = 'codes_ceiling' and ${alarms.hour} > ${instant(new Date(now.getTime() - 24 * 3_600_000))}`,
    )
    .orderBy(desc(alarms.hour))
    .limit(1)
  return row?.at ?? null
}
