import { z } from 'zod'

/** What a room may say of itself, in the order families ask. */
export const textKinds = [
  'bring',
  'first_visit',
  'staff',
  'getting_there',
  'accessibility',
] as const

export type TextKind = (typeof textKinds)[number]

/** Characters in a text, as the database counts them. */
export const longestText = 2000

/** A text in both languages; empty is not written. Lengths are for the use case to refuse. */
export const setRoomTextInput = z.object({
  roomId: z.uuid(),
  kind: z.enum(textKinds),
  textZh: z.string(),
  textEn: z.string(),
  /** When the text shown had been written, as `readRoomTexts` answered; null for none. */
  seen: z.string().max(40).nullable(),
})
export type SetRoomTextInput = z.infer<typeof setRoomTextInput>
