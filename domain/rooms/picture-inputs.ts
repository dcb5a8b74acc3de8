import { z } from 'zod'
import { severalLines } from '../shared/texts'

/** As many pictures as a room can have. */
export const mostPictures = 8

const alt = z.string().overwrite(severalLines).min(1).max(120)
const place = { roomId: z.uuid(), pictureId: z.uuid() }

/** A picture whose files are kept under its path already; the id it gets makes sending twice one. */
export const addPictureInput = z.object({
  ...place,
  path: z.string().min(1).max(200),
  width: z.number().int().min(1).max(1600),
  height: z.number().int().min(1).max(1600),
  altZh: alt,
  altEn: alt,
})
export type AddPictureInput = z.infer<typeof addPictureInput>

/** What the form showed of the words, or of the order; left out by programs. */
const seen = z.string().max(20).optional()

export const describePictureInput = z.object({ ...place, altZh: alt, altEn: alt, seen })
export type DescribePictureInput = z.infer<typeof describePictureInput>

export const movePictureInput = z.object({ ...place, to: z.enum(['earlier', 'later']), seen })
export type MovePictureInput = z.infer<typeof movePictureInput>

export const removePictureInput = z.object(place)
export type RemovePictureInput = z.infer<typeof removePictureInput>
