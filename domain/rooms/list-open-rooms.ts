import type { Ctx } from '../shared/context'
import { type OpenRoom, selectOpenRooms } from './open-queries'

/** The rooms that fit in one file for search engines, in two languages: 50,000 addresses. */
const most = 24_000

/** Every room that is open, with when its page last changed; for search engines. */
export function listOpenRooms(ctx: Ctx): Promise<OpenRoom[]> {
  return selectOpenRooms(ctx.db.read, most)
}
