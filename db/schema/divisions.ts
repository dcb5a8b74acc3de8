import { index, pgTable, text } from 'drizzle-orm/pg-core'
import { createdAt } from './columns'

/** The 16 districts of Shanghai by their six-digit code. */
export const districts = pgTable('districts', {
  code: text('code').primaryKey(),
  nameZh: text('name_zh').notNull(),
  nameEn: text('name_en').notNull(),
  createdAt: createdAt(),
})

/** Subdistricts, towns and other units by their nine-digit code. */
export const subdistricts = pgTable(
  'subdistricts',
  {
    code: text('code').primaryKey(),
    districtCode: text('district_code')
      .notNull()
      .references(() => districts.code),
    nameZh: text('name_zh').notNull(),
    nameEn: text('name_en').notNull(),
    kind: text('kind', { enum: ['subdistrict', 'town', 'township', 'other'] }).notNull(),
    createdAt: createdAt(),
  },
  (t) => [index('subdistricts_district').on(t.districtCode)],
)
