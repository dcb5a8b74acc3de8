'use server'

import { createHash } from 'node:crypto'
import { refresh } from 'next/cache'
import { v5 } from 'uuid'
import { z } from 'zod'
import { addPicture } from '@/domain/rooms/add-picture'
import { describePicture } from '@/domain/rooms/describe-picture'
import { expectPicture } from '@/domain/rooms/expect-picture'
import { movePicture } from '@/domain/rooms/move-picture'
import { removePicture } from '@/domain/rooms/remove-picture'
import { severalLines } from '@/domain/shared/texts'
import { formInput, keepTyped } from '@/lib/form-input'
import { typedIn } from '@/lib/form-state'
import { goTo } from '@/lib/go'
import { readPictureFile } from '@/lib/outside-files/read-picture'
import { paths } from '@/lib/paths'
import { mostPictureBytes, type PictureSize, pictureName, pictureSizes } from '@/lib/picture-name'
import { pictureStore } from '@/lib/picture-store'
import { staffAction } from '@/lib/safe-action'

const alt = z
  .string('alt_missing')
  .overwrite(severalLines)
  .min(1, 'alt_missing')
  .max(120, 'alt_long')
const shown = z.object({ code: z.string().max(100), roomId: z.uuid() })
const onePicture = shown.extend({ pictureId: z.uuid() })
/** What the form showed. */
const seen = z.string().max(20)
const sizes = Object.keys(pictureSizes) as PictureSize[]

/**
 * Reads the picture by its content, keeps its sizes, and shows it; the same file again is one. Whether the
 * actor may add it is asked before its first byte is read, and again when it is shown.
 */
export const addPictureAction = staffAction
  .inputSchema(formInput(shown.extend({ altZh: alt, altEn: alt })), keepTyped)
  .stateAction(async ({ parsedInput, ctx, clientInput }) => {
    const { code, roomId, altZh, altEn } = parsedInput
    const refused = (reason: string) => ({ reason, field: 'picture', typed: typedIn(clientInput) })
    const file = clientInput instanceof FormData ? clientInput.get('picture') : null
    const bytes = file instanceof File ? await bytesOf(file) : new Uint8Array()
    const path = v5(createHash('sha256').update(bytes).digest('hex'), roomId)
    const expected = await expectPicture(ctx, { roomId, pictureId: path })
    if (!expected.ok) return refused(expected.reason)
    if (!expected.shown) {
      const read = await readPictureFile(bytes)
      if (!read.ok) return refused(read.reason)
      const { width, height, files } = read
      const store = pictureStore()
      const picture = { roomId, pictureId: path, path, width, height, altZh, altEn }
      const result = await addPicture(ctx, picture, async () => {
        for (const size of sizes) await store.put(pictureName(path, size), files[size])
      })
      if (!result.ok) return refused(result.reason)
    }
    return goTo(`${paths.manageRoomFacts(code, { done: 'picture-added' })}#pictures`)
  })

/** The file as it was sent; nothing of one that is too heavy but its first bytes, which say so. */
async function bytesOf(file: File): Promise<Uint8Array> {
  return new Uint8Array(await file.slice(0, mostPictureBytes + 1).arrayBuffer())
}

/** Changes what a picture is said to show. */
export const describePictureAction = staffAction
  .inputSchema(formInput(onePicture.extend({ altZh: alt, altEn: alt, seen })), keepTyped)
  .stateAction(async ({ parsedInput, ctx, clientInput }) => {
    const { code, ...input } = parsedInput
    const result = await describePicture(ctx, input)
    if (!result.ok) return { ...result, typed: typedIn(clientInput) }
    return goTo(`${paths.manageRoomFacts(code, { done: 'picture-described' })}#pictures`)
  })

/** Moves a picture one place. */
export const movePictureAction = staffAction
  .inputSchema(formInput(onePicture.extend({ to: z.enum(['earlier', 'later']), seen })), keepTyped)
  .stateAction(async ({ parsedInput, ctx, clientInput }) => {
    const { code, ...input } = parsedInput
    const result = await movePicture(ctx, input)
    // The pictures are shown in the order they have now.
    if (!result.ok) refresh()
    if (!result.ok) return { ...result, typed: typedIn(clientInput) }
    return goTo(`${paths.manageRoomFacts(code, { done: 'picture-moved' })}#pictures`)
  })

/** Takes a picture away, its files too. */
export const removePictureAction = staffAction
  .inputSchema(formInput(onePicture), keepTyped)
  .stateAction(async ({ parsedInput, ctx }) => {
    const { code, ...input } = parsedInput
    const { path } = await removePicture(ctx, input)
    const store = pictureStore()
    for (const size of sizes) await store.delete(pictureName(path, size))
    return goTo(`${paths.manageRoomFacts(code, { done: 'picture-removed' })}#pictures`)
  })
