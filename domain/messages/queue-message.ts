import type { Language, Write } from '../shared/context'
import { insertMessage } from './queries'
import { type Secret, sealSecret } from './secrets'

export type MessageKind =
  | 'sign_in_code'
  | 'guardian_invited'
  | 'role_invited'
  | 'booking_confirmed'
  | 'bookings_confirmed'
  | 'booking_moved'
  | 'booking_cancelled'
  | 'slot_closed'
  | 'account_changed'

export type OutgoingMessage = {
  accountId: string | null
  phone: string
  language: Language
  kind: MessageKind
  parameters: Record<string, string>
}

/**
 * Adds one message to send to the transaction under way, and answers its id; it exists only if that commits. A
 * `secret` is kept sealed until the message is sent or the secret is of no use any more.
 */
export async function queueMessage(
  write: Write,
  { secret, ...message }: OutgoingMessage & { secret?: Secret },
): Promise<string> {
  if (!secret) return insertMessage(write, message)
  if (!write.messageSealing) throw new Error('a secret cannot be sent without a sealing')
  const sealed = sealSecret(message.phone, secret, write.messageSealing)
  return insertMessage(write, { ...message, parameters: { ...message.parameters, sealed } })
}
