import type { Write } from '../shared/context'
import { childOfDocument, findAlike, lockLikeness } from './likeness-queries'

type Facts = { id: string | null; name: string; birthDate: string; identityHash: string | null }

export type Likeness = { known: string | null; resembles: string | null }

/**
 * Which child of the city what is written of one means: the one with its document (`known`), or an earlier
 * one with the same birth date and letters of the name of which nobody has seen both documents
 * (`resembles`). Others that are written at the same time wait.
 */
export async function likenessOf(write: Write, facts: Facts): Promise<Likeness> {
  await lockLikeness(write, facts)
  const known = await childOfDocument(write.tx, facts.identityHash)
  if (known && known !== facts.id) return { known, resembles: null }
  return { known: null, resembles: await findAlike(write.tx, facts) }
}
