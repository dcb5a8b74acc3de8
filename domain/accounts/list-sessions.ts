import { requireAccount } from '../shared/actor'
import type { Ctx } from '../shared/context'
import { selectSessions } from './session-queries'

export type OwnSession = {
  id: string
  /** Browser and system in coarse words; null if they were not known. */
  device: string | null
  /** To the hour. */
  seenAt: Date
  /** Whether it is the one that asks. */
  own: boolean
}

/** Where an account is signed in now, for its holder: this browser first, then the one used last. */
export async function listSessions(ctx: Ctx): Promise<OwnSession[]> {
  const { accountId, session } = requireAccount(ctx.actor)
  const rows = await selectSessions(ctx.db.read, accountId, ctx.now)
  return rows
    .map(({ id, device, seenAt, createdAt }) => ({
      id,
      device,
      seenAt: seenAt ?? createdAt,
      own: id === session?.id,
    }))
    .toSorted((a, b) => Number(b.own) - Number(a.own))
}
