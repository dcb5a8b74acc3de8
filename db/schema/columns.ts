import { customType, timestamp, uuid } from 'drizzle-orm/pg-core'
import { v7 } from 'uuid'

/** An instant: `timestamptz`, a `Date` in the program. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** When the row was written, by the database's clock. */
export const createdAt = () => instant('created_at').notNull().defaultNow()

/** A key that sorts by time (UUIDv7), made by the program. */
export const id = () => uuid('id').primaryKey().$defaultFn(v7)

/** A wall-clock time of day without seconds, `'HH:MM'` in the program. */
export const wallTime = customType<{ data: string; driverData: string }>({
  dataType: () => 'time(0)',
  fromDriver: (value) => value.slice(0, 5),
})
