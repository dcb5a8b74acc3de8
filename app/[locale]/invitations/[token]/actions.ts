'use server'

import { z } from 'zod'
import { acceptRoleInvitation } from '@/domain/people/accept-role-invitation'
import { token } from '@/domain/people/inputs'
import { formInput, keepTyped } from '@/lib/form-input'
import { goTo } from '@/lib/go'
import { paths } from '@/lib/paths'
import { signedInAction } from '@/lib/safe-action'

/** Accepts the role and goes to the management; if refused, the page says how the invitation stands. */
export const acceptAction = signedInAction
  .inputSchema(formInput(z.object({ token })), keepTyped)
  .stateAction(async ({ parsedInput, ctx }) => {
    const result = await acceptRoleInvitation(ctx, parsedInput)
    return goTo(result.ok ? paths.manage() : paths.invitation(parsedInput.token))
  })
