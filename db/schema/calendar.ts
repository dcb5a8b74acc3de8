import { boolean, date, pgTable, text } from 'drizzle-orm/pg-core'
import { createdAt } from './columns'

/** One row a day; a day without a row is in a year that is not published, and gets no slots. */
export const calendarDays = pgTable('calendar_days', {
  day: date('day').primaryKey(),
  kind: text('kind', { enum: ['workday', 'weekend', 'holiday', 'makeup'] }).notNull(),
  nameZh: text('name_zh'),
  nameEn: text('name_en'),
  /** False if the day was entered as an example, before the official notice. */
  official: boolean('official').notNull().default(true),
  createdAt: createdAt(),
})
