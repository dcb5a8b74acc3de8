import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { createdAt, id, instant } from './columns'
import { rooms } from './rooms'
import { slots } from './slots'

/** Rule sets as the ledger uses them: never changed, found by their content. */
export const capacityRules = pgTable('capacity_rules', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  fingerprint: text('fingerprint').notNull().unique(),
  mixedPolicy: text('mixed_policy', {
    enum: ['fixed_ratio', 'sum_of_fractions', 'youngest'],
  }).notNull(),
  fixedRatio: smallint('fixed_ratio').notNull(),
  minCaregivers: smallint('min_caregivers').notNull(),
  areaPerChildDm2: integer('area_per_child_dm2').notNull(),
  largestGroup: smallint('largest_group').notNull(),
  bandFrom: smallint('band_from').array().notNull(),
  bandTo: smallint('band_to').array().notNull(),
  bandRatio: smallint('band_ratio').array().notNull(),
  createdAt: createdAt(),
})

/** One row for each quarter hour of a room: the limits in force and what is taken. */
export const capacityLedger = pgTable(
  'capacity_ledger',
  {
    roomId: uuid('room_id')
      .notNull()
      .references(() => rooms.id),
    at: instant('at').notNull(),
    rulesId: bigint('rules_id', { mode: 'number' })
      .notNull()
      .references(() => capacityRules.id),
    licensedPlaces: smallint('licensed_places').notNull(),
    areaPlaces: smallint('area_places'),
    caregivers: smallint('caregivers').notNull(),
    heads: smallint('heads').notNull().default(0),
    bandHeads: smallint('band_heads').array().notNull(),
    bandLoad: integer('band_load').array().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.roomId, t.at] }),
    index('capacity_ledger_rules').on(t.rulesId),
    check('capacity_ledger_heads', sql`${t.heads} >= 0`),
  ],
)

/** A limit that fell below what is booked; open until the room fits again. */
export const shortfalls = pgTable(
  'shortfalls',
  {
    id: id(),
    roomId: uuid('room_id')
      .notNull()
      .references(() => rooms.id),
    slotId: uuid('slot_id').references(() => slots.id),
    day: date('day').notNull(),
    term: text('term').notNull(),
    fromAt: instant('from_at').notNull(),
    toAt: instant('to_at').notNull(),
    /** Children too many or, for the ratio and least caregivers, caregivers missing. */
    shortBy: smallint('short_by').notNull(),
    raisedAt: instant('raised_at').notNull(),
    resolvedAt: instant('resolved_at'),
    createdAt: createdAt(),
  },
  (t) => [
    index('shortfalls_room').on(t.roomId, t.day),
    index('shortfalls_slot').on(t.slotId),
    index('shortfalls_soonest').on(t.fromAt).where(sql`${t.resolvedAt} is null`),
    check('shortfalls_short_by', sql`${t.shortBy} > 0`),
  ],
)
