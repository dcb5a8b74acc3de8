import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { createdAt, id, instant } from './columns'
import { subdistricts } from './divisions'

/** Organisations that run rooms under contract. */
export const operators = pgTable('operators', {
  id: id(),
  name: text('name').notNull().unique(),
  createdAt: createdAt(),
})

/** A licensed baby room. What is not published is null and shown as such. */
export const rooms = pgTable(
  'rooms',
  {
    id: id(),
    code: text('code').notNull().unique(),
    subdistrictCode: text('subdistrict_code')
      .notNull()
      .references(() => subdistricts.code),
    operatorId: uuid('operator_id').references(() => operators.id),
    nameZh: text('name_zh').notNull(),
    nameEn: text('name_en'),
    /** Both names as names are compared; see `foldName`. Null until `db:migrate` fills it. */
    nameFolded: text('name_folded'),
    address: text('address'),
    latitude: doublePrecision('latitude'),
    longitude: doublePrecision('longitude'),
    floorAreaDm2: integer('floor_area_dm2'),
    playAreaDm2: integer('play_area_dm2'),
    licensedPlaces: smallint('licensed_places').notNull(),
    plannedPlaces: smallint('planned_places'),
    contactPhone: text('contact_phone'),
    priceFenPerHour: integer('price_fen_per_hour'),
    openedOn: date('opened_on'),
    status: text('status', { enum: ['draft', 'open', 'suspended'] })
      .notNull()
      .default('draft'),
    statusReason: text('status_reason'),
    /** An open room takes nobody from this day on; null if no suspension is planned. */
    suspendedFrom: date('suspended_from'),
    /** A real room named by a public report, or one invented for the demo. */
    origin: text('origin', { enum: ['registered', 'published', 'demo'] })
      .notNull()
      .default('registered'),
    /** True if capacity and slots are examples because nothing is published. */
    exampleSlots: boolean('example_slots').notNull().default(false),
    source: text('source'),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    index('rooms_subdistrict').on(t.subdistrictCode),
    index('rooms_operator').on(t.operatorId),
    check('rooms_licensed_places', sql`${t.licensedPlaces} between 0 and 500`),
    check('rooms_areas', sql`${t.floorAreaDm2} > 0 and ${t.playAreaDm2} > 0`),
    check('rooms_price', sql`${t.priceFenPerHour} >= 0`),
    check('rooms_coordinates', sql`(${t.latitude} is null) = (${t.longitude} is null)`),
    check('rooms_name', sql`char_length(${t.nameZh}) between 1 and 80`),
  ],
)

/** Pictures of a room; optional. */
export const roomPictures = pgTable(
  'room_pictures',
  {
    id: id(),
    roomId: uuid('room_id')
      .notNull()
      .references(() => rooms.id, { onDelete: 'cascade' }),
    /** Its path in the picture store. */
    path: text('path').notNull(),
    width: smallint('width').notNull().default(1200),
    height: smallint('height').notNull().default(800),
    altZh: text('alt_zh').notNull(),
    altEn: text('alt_en').notNull(),
    position: smallint('position').notNull().default(0),
    createdAt: createdAt(),
  },
  (t) => [index('room_pictures_room').on(t.roomId)],
)

/** What a room says of itself to families, in both languages; a kind without a row is not published. */
export const roomTexts = pgTable(
  'room_texts',
  {
    roomId: uuid('room_id')
      .notNull()
      .references(() => rooms.id, { onDelete: 'cascade' }),
    kind: text('kind', {
      enum: ['bring', 'first_visit', 'staff', 'getting_there', 'accessibility'],
    }).notNull(),
    textZh: text('text_zh').notNull(),
    /** Null if there is no English yet; the Chinese is shown then. */
    textEn: text('text_en'),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.roomId, t.kind] }),
    check(
      'room_texts_length',
      sql`char_length(${t.textZh}) between 1 and 2000 and char_length(${t.textEn}) between 1 and 2000`,
    ),
  ],
)
