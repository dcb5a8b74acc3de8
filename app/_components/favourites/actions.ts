'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { markRoom } from '@/domain/favourites/mark-room'
import { unmarkRoom } from '@/domain/favourites/unmark-room'
import { formInput, keepTyped } from '@/lib/form-input'
import { signedInAction } from '@/lib/safe-action'

const pressed = z.object({ code: z.string().min(1).max(100), wish: z.enum(['mark', 'unmark']) })

/** Marks a room or takes the mark off; visitors go to the sign-in and come back to the page. */
export const favouriteAction = signedInAction
  .inputSchema(formInput(pressed), keepTyped)
  .stateAction(async ({ parsedInput: { code, wish }, ctx }) => {
    const result = wish === 'mark' ? await markRoom(ctx, { code }) : await unmarkRoom(ctx, { code })
    if (result.ok) refresh()
    return { refusal: result.ok ? null : result.reason }
  })
