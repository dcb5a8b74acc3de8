'use server'

import { z } from 'zod'
import { statedReason } from '@/domain/families/inputs'
import { isDay } from '@/domain/shared/time'
import { openRoomDay } from '@/domain/slots/open-room-day'
import { formInput, keepTyped } from '@/lib/form-input'
import { goTo } from '@/lib/go'
import { paths } from '@/lib/paths'
import { staffAction } from '@/lib/safe-action'

const stated = z.object({
  code: z.string().max(100),
  roomId: z.uuid(),
  day: z.string().refine(isDay),
  /** The slot's page the form stands on; none for the day's. */
  slotId: z.uuid().or(z.literal('')),
  ...statedReason.shape,
})

/** Opens the names of a room's day with the reason stated, and shows the page again. */
export const openDayAction = staffAction
  .inputSchema(formInput(stated), keepTyped)
  .stateAction(async ({ parsedInput, ctx }) => {
    const { code, slotId, ...input } = parsedInput
    await openRoomDay(ctx, input)
    return goTo(
      slotId ? paths.manageSlot(code, slotId) : paths.manageRoom(code, { day: input.day }),
    )
  })
