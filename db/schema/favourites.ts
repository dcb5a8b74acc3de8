import { index, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core'
import { accounts } from './accounts'
import { createdAt } from './columns'
import { rooms } from './rooms'

/** Rooms a family marked, to see when their next slots are released. */
export const favouriteRooms = pgTable(
  'favourite_rooms',
  {
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    roomId: uuid('room_id')
      .notNull()
      .references(() => rooms.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.roomId] }),
    index('favourite_rooms_room').on(t.roomId),
  ],
)
