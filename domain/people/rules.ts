/** How long a link offering a role can be used, in days. Not published: a choice of ours. */
export const invitationDays = 7

const day = 24 * 60 * 60_000

/** The instant at which an invitation made now expires. */
export function roleInvitationExpiry(now: Date): Date {
  return new Date(now.getTime() + invitationDays * day)
}

export type InvitationState = 'open' | 'accepted' | 'withdrawn' | 'expired'

/** How an invitation stands at an instant. */
export function roleInvitationState(
  invitation: { acceptedAt: Date | null; withdrawnAt: Date | null; expiresAt: Date },
  now: Date,
): InvitationState {
  if (invitation.acceptedAt) return 'accepted'
  if (invitation.withdrawnAt) return 'withdrawn'
  return now >= invitation.expiresAt ? 'expired' : 'open'
}
