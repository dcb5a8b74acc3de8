import { z } from 'zod'
import type { ReadPicture } from '../picture'
import { mostPictureBytes, pictureProblems, pictureSizes } from '../picture-name'
import { readOutside } from './read-outside'

const file = z.base64().transform((text) => Buffer.from(text, 'base64'))
const side = z.int().min(1).max(pictureSizes.large)
const answered = z.union([
  z.object({
    ok: z.literal(true),
    width: side,
    height: side,
    files: z.object({ large: file, small: file }),
  }),
  z.object({ ok: z.literal(false), reason: z.enum(pictureProblems) }),
])

/**
 * Reads a file that somebody sends as a picture, as `readPicture` does, in a process of its own. The
 * caller has asked before whether it may be sent. Throws Busy if too many files are being read.
 */
export async function readPictureFile(bytes: Uint8Array): Promise<ReadPicture> {
  if (bytes.length === 0) return { ok: false, reason: 'picture_missing' }
  if (bytes.length > mostPictureBytes) return { ok: false, reason: 'picture_too_heavy' }
  const read = await readOutside('picture', bytes, null)
  if (read.ok) return answered.parse(read.answer)
  if (read.reason === 'ended') return { ok: false, reason: 'picture_broken' }
  const tooLong = read.reason === 'took_too_long'
  return { ok: false, reason: tooLong ? 'picture_took_too_long' : 'picture_needs_too_much' }
}
