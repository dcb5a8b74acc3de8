'use server'

import { getLocale } from 'next-intl/server'
import { z } from 'zod'
import { fieldOfRefusal } from '@/app/_components/rooms/room-form-state'
import { roomFormFields, withConvertedPlace, withRoomValues } from '@/app/_forms/room-form'
import { type CopyRoomResult, copyRoom } from '@/domain/administration/copy-room'
import { createRoom } from '@/domain/administration/create-room'
import { formInput, keepTyped } from '@/lib/form-input'
import { typedIn } from '@/lib/form-state'
import { formats } from '@/lib/format'
import { goTo } from '@/lib/go'
import { paths } from '@/lib/paths'
import { staffAction } from '@/lib/safe-action'

const newRoomForm = roomFormFields
  .extend({
    newRoomId: z.uuid(),
    subdistrictCode: z.string().max(20).default(''),
    nameZh: z.string().max(500).default(''),
    licensedPlaces: z.string().max(500).default(''),
    copyOf: z.uuid().optional(),
    copyTimetables: z.literal('yes').optional(),
    copyPolicy: z.literal('yes').optional(),
  })
  .transform((form, context) => {
    // Beside the other problems: a field refused before them would be told alone.
    if (!/^\d{9}$/.test(form.subdistrictCode)) {
      const path = ['subdistrictCode']
      context.addIssue({ code: 'custom', message: 'subdistrict_missing', path })
    }
    return withRoomValues(form, context)
  })

/** Enters a room as a draft, with what is to be copied of another, and shows it. */
export const createRoomAction = staffAction
  .inputSchema(formInput(newRoomForm), keepTyped)
  .stateAction(async ({ parsedInput, ctx, clientInput }) => {
    const { values, converted, newRoomId, subdistrictCode, copyOf, copyTimetables, copyPolicy } =
      parsedInput
    if (converted) {
      const typed = withConvertedPlace(typedIn(clientInput), values)
      return { reason: 'place_converted', typed }
    }
    const { nameZh = '', licensedPlaces = 0 } = values
    const room = { ...values, nameZh, licensedPlaces, subdistrictCode, roomId: newRoomId }
    const result = copyOf
      ? await copyRoom(ctx, {
          fromRoomId: copyOf,
          room,
          timetables: copyTimetables === 'yes',
          policy: copyPolicy === 'yes',
        })
      : await createRoom(ctx, room)
    if (result.ok) return goTo(paths.manageRoomFacts(result.code, { done: 'created' }))
    const { reason } = result
    const detail = detailOf(result, await getLocale())
    return { reason, field: fieldOfRefusal(reason), detail, typed: typedIn(clientInput) }
  })

function detailOf(result: Exclude<CopyRoomResult, { ok: true }>, locale: 'zh' | 'en') {
  const format = formats(locale)
  if (result.reason === 'price_above_ceiling') return format.money(result.ceilingFenPerHour)
  if (result.reason === 'timetable_refused') return format.span(result.fromTime, result.toTime)
  return undefined
}
