import { desc } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Executor } from '@/db/client'
import { messages } from '@/db/schema/messages'
import type { Write } from '../shared/context'
import type { OutgoingMessage } from './queue-message'

export async function insertMessage({ tx }: Write, message: OutgoingMessage): Promise<string> {
  const id = v7()
  await tx.insert(messages).values({ id, ...message })
  return id
}

export type MessageRow = typeof messages.$inferSelect

export async function selectLatestMessages(db: Executor, limit: number): Promise<MessageRow[]> {
  return db
    .select()
    .from(messages)
    .orderBy(desc(messages.createdAt), desc(messages.id))
    .limit(limit)
}
