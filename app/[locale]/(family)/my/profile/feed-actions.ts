'use server'

import { z } from 'zod'
import { openFeed } from '@/domain/feeds/open-feed'
import { revokeFeed } from '@/domain/feeds/revoke-feed'
import { formInput, keepTyped } from '@/lib/form-input'
import { paths } from '@/lib/paths'
import { signedInAction } from '@/lib/safe-action'
import { siteAddress } from '@/lib/site-address'

const pressed = z.object({ wish: z.enum(['open', 'revoke']) })

/** Opens, renews or ends one's own calendar address; the answer holds a new one, this once. */
export const feedAction = signedInAction
  .inputSchema(formInput(pressed), keepTyped)
  .stateAction(async ({ parsedInput: { wish }, ctx }) => {
    if (wish === 'revoke') {
      await revokeFeed(ctx)
      return { address: null }
    }
    const { token } = await openFeed(ctx)
    return { address: `${await siteAddress()}${paths.calendarFeed(token)}` }
  })
