import { z } from 'zod'
import { dayOf } from '@/domain/shared/time'
import type { PictureStore } from './picture-store'

const file = 'log-seals.json'
const seals = z.array(z.object({ day: z.iso.date(), position: z.number().int(), hash: z.string() }))

/** A seal of the log as it was on a day, kept outside of the database. */
export type KeptSeal = z.infer<typeof seals>[number]

/** The seals kept so far, oldest first. Throws if the file was made unreadable. */
export async function keptSeals(store: PictureStore): Promise<KeptSeal[]> {
  const bytes = await store.get(file)
  return bytes ? seals.parse(JSON.parse(new TextDecoder().decode(bytes))) : []
}

/** Keeps the last seal of a day, the first time it is asked on that day; never takes one away. */
export async function keepSeal(
  store: PictureStore,
  last: Omit<KeptSeal, 'day'> | null,
  now: Date,
): Promise<void> {
  const kept = await keptSeals(store)
  const day = dayOf(now)
  if (!last || kept.some((one) => one.day === day)) return
  const text = JSON.stringify([...kept, { day, ...last }], null, 1)
  await store.put(file, new TextEncoder().encode(text))
}
