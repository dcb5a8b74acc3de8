import type { Invitation } from '@/domain/children/list-invitations'
import { ClientTexts } from '@/i18n/client-texts'
import { InvitationCard } from './_invitation-card'

/** The invitations that wait for an answer, one card each; nothing if there are none. */
export function Invitations({ invitations }: { invitations: Invitation[] }) {
  if (invitations.length === 0) return null
  return (
    <ClientTexts areas={['children', 'account', 'faults']}>
      {invitations.map(({ id, childName, inviterName }) => (
        <InvitationCard key={id} id={id} childName={childName} inviterName={inviterName} />
      ))}
    </ClientTexts>
  )
}
