'use server'

import { z } from 'zod'
import { setRoomText } from '@/domain/rooms/set-room-text'
import { textKinds } from '@/domain/rooms/text-inputs'
import { formInput, keepTyped } from '@/lib/form-input'
import { typedIn } from '@/lib/form-state'
import { goTo } from '@/lib/go'
import { paths } from '@/lib/paths'
import { staffAction } from '@/lib/safe-action'

const textForm = z.object({
  code: z.string().max(100),
  roomId: z.uuid(),
  kind: z.enum(textKinds),
  textZh: z.string().default(''),
  textEn: z.string().default(''),
  seen: z
    .string()
    .max(40)
    .transform((seen) => seen || null),
})

/** Publishes one text of a room, or takes it down if both languages are empty. */
export const setTextAction = staffAction
  .inputSchema(formInput(textForm), keepTyped)
  .stateAction(async ({ parsedInput, ctx, clientInput }) => {
    const { code, ...input } = parsedInput
    const result = await setRoomText(ctx, input)
    if (result.ok) {
      const done = result.published ? input.kind : `${input.kind}-cleared`
      return goTo(`${paths.manageRoomTexts(code, { done })}#${input.kind}`)
    }
    const typed = typedIn(clientInput)
    const { reason } = result
    if (reason === 'changed_meanwhile') {
      const { textZh, textEn, seen } = result
      return { reason, typed, theirs: { textZh, textEn, seen } }
    }
    if (reason === 'chinese_missing') return { reason, field: 'textZh' as const, typed }
    const field = result.language === 'zh' ? ('textZh' as const) : ('textEn' as const)
    return { reason, field, typed, length: result.length }
  })
