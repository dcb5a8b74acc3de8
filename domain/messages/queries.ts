import { messages } from '@/db/schema/messages'
import type { Write } from '../shared/context'
import type { OutgoingMessage } from './queue-message'

export async function insertMessage({ tx }: Write, message: OutgoingMessage): Promise<void> {
  await tx.insert(messages).values(message)
}
