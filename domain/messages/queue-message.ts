import type { Language, Write } from '../shared/context'
import { insertMessage } from './queries'

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

/** Adds one message to send to the transaction under way, and answers its id; it exists only if that commits. */
export async function queueMessage(write: Write, message: OutgoingMessage): Promise<string> {
  return insertMessage(write, message)
}
