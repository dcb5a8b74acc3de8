import { v7 } from 'uuid'
import { messages } from '@/db/schema/messages'
import type { Write } from '../shared/context'
import type { OutgoingMessage } from './queue-message'

export async function insertMessage({ tx }: Write, message: OutgoingMessage): Promise<string> {
  const id = v7()
  await tx.insert(messages).values({ id, ...message })
  return id
}
