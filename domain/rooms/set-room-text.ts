import { changesBetween } from '../audit/change-rules'
import { writeAudit } from '../audit/write-audit'
import { type Ctx, writing } from '../shared/context'
import type { Refused } from '../shared/refusal'
import { managedRoom } from './managed-room'
import type { SetRoomTextInput } from './text-inputs'
import { deleteRoomText, selectRoomTexts, upsertRoomText } from './text-queries'
import { type TextProblem, textProblem, textToKeep } from './text-rules'

/** The text as it stands, for a person who wrote on an older one. */
type Meanwhile = { textZh: string; textEn: string; seen: string | null }

export type SetRoomTextResult =
  | { ok: true; published: boolean }
  | TextProblem
  | Refused<'changed_meanwhile', Meanwhile>

/**
 * Says something of a room in both languages, or takes it back if both are empty. For those who
 * run the room. Refuses English without Chinese, a text too long, and to write over what somebody
 * else wrote since it was shown. Saying the same again changes and logs nothing.
 */
export async function setRoomText(ctx: Ctx, input: SetRoomTextInput): Promise<SetRoomTextResult> {
  return writing(ctx, async (write) => {
    const { id: roomId } = await managedRoom(write, input.roomId)
    const { kind } = input
    const [textZh, textEn] = [textToKeep(input.textZh), textToKeep(input.textEn)]
    const problem = textProblem(textZh, textEn)
    if (problem) return problem
    const before = (await selectRoomTexts(write.tx, roomId)).find((one) => one.kind === kind)
    const published = textZh !== null
    const changes = changesBetween(before ?? {}, { textZh, textEn })
    if (Object.keys(changes).length === 0) return { ok: true, published }
    const seen = before?.updatedAt.toISOString() ?? null
    if (seen !== input.seen) {
      const now = { textZh: before?.textZh ?? '', textEn: before?.textEn ?? '' }
      return { ok: false, reason: 'changed_meanwhile', ...now, seen }
    }
    if (textZh !== null) await upsertRoomText(write, roomId, { kind, textZh, textEn })
    else await deleteRoomText(write.tx, roomId, kind)
    await writeAudit(write, {
      action: published ? 'room_text_set' : 'room_text_cleared',
      subjectKind: 'room',
      subjectId: roomId,
      roomId,
      details: { textKind: kind, changes },
    })
    return { ok: true, published }
  })
}
