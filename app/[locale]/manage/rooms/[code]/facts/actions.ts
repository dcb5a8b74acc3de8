'use server'

import { getLocale, getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { effectView } from '@/app/_components/rooms/effect-view'
import { fieldOfRefusal, type RoomAnswer } from '@/app/_components/rooms/room-form-state'
import { roomFormFields, withConvertedPlace, withRoomValues } from '@/app/_forms/room-form'
import { type SaveRoomResult, saveRoom } from '@/domain/administration/save-room'
import type { RoomWish } from '@/domain/rooms/inputs'
import type { Ctx } from '@/domain/shared/context'
import { lettersIn, severalLines } from '@/domain/shared/texts'
import { isDay } from '@/domain/shared/time'
import { formInput, keepTyped } from '@/lib/form-input'
import { typedIn } from '@/lib/form-state'
import { formats } from '@/lib/format'
import { goTo } from '@/lib/go'
import { paths } from '@/lib/paths'
import { staffAction } from '@/lib/safe-action'

/** What every form of a room sends: which room, what was shown of it, and what was agreed to. */
const shown = z.object({
  code: z.string().max(100),
  roomId: z.uuid(),
  seen: z.string().max(40),
  agreed: z.string().max(100).optional(),
  confirmed: z.literal('yes').optional(),
  deed: z.enum(['save', 'check']).catch('save'),
})

const factsForm = shown
  .extend(roomFormFields.shape)
  .extend({ reason: z.string().overwrite(severalLines).optional() })
  .transform((form, context) => {
    // Beside the other problems: a field refused before them would be told alone.
    if (lettersIn(form.reason ?? '') > 200) {
      context.addIssue({ code: 'custom', message: 'reason_long', path: ['reason'] })
    }
    return withRoomValues(form, context)
  })

/** Saves a room's facts, or shows what that would do to coming slots. */
export const saveFactsAction = staffAction
  .inputSchema(formInput(factsForm), keepTyped)
  .stateAction(async ({ parsedInput, ctx, clientInput }) => {
    const { values, converted, reason } = parsedInput
    if (converted) {
      const typed = withConvertedPlace(typedIn(clientInput), values)
      return { reason: 'place_converted', typed }
    }
    const wish = { deed: 'change' as const, changes: values, reason: reason || null }
    const answer = await saved(ctx, parsedInput, wish)
    if (answer) return { ...answer, typed: typedIn(clientInput) }
    return goTo(pageAfter(parsedInput, 'saved'))
  })

const suspendForm = shown.extend({
  from: z.string('day_missing').refine(isDay, 'day_missing'),
  suspendReason: z
    .string('reason_missing')
    .overwrite(severalLines)
    .min(1, 'reason_missing')
    .max(200, 'reason_long'),
})

/** Plans a suspension, moves one, or shows what it would do. */
export const suspendAction = staffAction
  .inputSchema(formInput(suspendForm), keepTyped)
  .stateAction(async ({ parsedInput, ctx, clientInput }) => {
    const { from, suspendReason: reason } = parsedInput
    const answer = await saved(ctx, parsedInput, { deed: 'suspend', from, reason })
    if (answer) return { ...answer, typed: typedIn(clientInput) }
    return goTo(pageAfter(parsedInput, 'suspended'))
  })

const openForm = shown.extend({ wish: z.enum(['open', 'cancel_suspension']) })

/** Opens a room, or takes a planned suspension back. */
export const openAction = staffAction
  .inputSchema(formInput(openForm), keepTyped)
  .stateAction(async ({ parsedInput, ctx, clientInput }) => {
    const deed = parsedInput.wish
    const answer = await saved(ctx, parsedInput, { deed })
    if (answer) return { ...answer, typed: typedIn(clientInput) }
    return goTo(pageAfter(parsedInput, deed === 'open' ? 'opened' : 'cancelled'))
  })

/** The room's page, which says what was done; its forms start again from the room as it is now. */
function pageAfter({ code, seen }: z.infer<typeof shown>, done: string): string {
  return paths.manageRoomFacts(code, { done, saved: seen })
}

/** Asks the use case; null if it is done. */
async function saved(
  ctx: Ctx,
  form: z.infer<typeof shown>,
  wish: RoomWish,
): Promise<Omit<RoomAnswer, 'typed'> | null> {
  const { roomId, seen, agreed = null, confirmed, deed } = form
  const result = await saveRoom(ctx, {
    roomId,
    wish,
    seen,
    agreed: confirmed === 'yes' ? agreed : null,
    check: deed === 'check',
  })
  if (result.ok) return null
  return told(result, deed === 'save' && agreed !== null && confirmed !== 'yes')
}

async function told(
  result: Exclude<SaveRoomResult, { ok: true }>,
  unconfirmed: boolean,
): Promise<Omit<RoomAnswer, 'typed'>> {
  const format = formats(await getLocale())
  if ('effect' in result) {
    const [t, shortfall, terms] = await Promise.all([
      getTranslations('rooms.effect'),
      getTranslations('manage.shortfall'),
      getTranslations('policies.preview.terms'),
    ])
    const effect = effectView({ t, shortfall, terms, format }, result.effect)
    const reason = unconfirmed && effect.short ? 'agree_missing' : result.reason
    return { reason, effect }
  }
  const { reason } = result
  const detail =
    reason === 'price_above_ceiling' ? format.money(result.ceilingFenPerHour) : undefined
  const seen = reason === 'changed_meanwhile' ? result.seen : undefined
  return { reason, field: fieldOfRefusal(reason), detail, seen }
}
