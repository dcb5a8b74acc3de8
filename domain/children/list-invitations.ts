import { requireAccount } from '../shared/actor'
import type { Ctx } from '../shared/context'
import { openInvitationsTo } from './queries'

export type Invitation = {
  id: string
  childName: string
  inviterName: string | null
  expiresAt: Date
}

/** The invitations to be guardian of a child too that the signed-in account can still answer. */
export async function listInvitations(ctx: Ctx): Promise<Invitation[]> {
  const { phone } = requireAccount(ctx.actor)
  const rows = await openInvitationsTo(ctx.db.read, phone, ctx.now)
  return rows.map(({ id, childName, inviterName, expiresAt }) => ({
    id,
    childName,
    inviterName,
    expiresAt,
  }))
}
