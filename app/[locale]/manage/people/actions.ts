'use server'

import { getLocale } from 'next-intl/server'
import { z } from 'zod'
import { reason, roleInvitation } from '@/domain/people/inputs'
import { inviteToRole } from '@/domain/people/invite-to-role'
import { removeRole } from '@/domain/people/remove-role'
import { resetSecondFactor } from '@/domain/people/reset-second-factor'
import { withdrawRoleInvitation } from '@/domain/people/withdraw-role-invitation'
import { formInput, keepTyped } from '@/lib/form-input'
import { typedIn } from '@/lib/form-state'
import { formats } from '@/lib/format'
import { goTo } from '@/lib/go'
import { paths } from '@/lib/paths'
import { staffAction } from '@/lib/safe-action'
import { siteAddress } from '@/lib/site-address'

/** Invites; the answer holds the link, this once. */
export const inviteAction = staffAction
  .inputSchema(formInput(roleInvitation), keepTyped)
  .stateAction(async ({ parsedInput, ctx, clientInput }) => {
    const address = await siteAddress()
    const linkTo = (token: string, language?: 'zh' | 'en') =>
      `${address}${language === 'en' ? '/en' : ''}${paths.invitation(token)}`
    const result = await inviteToRole(ctx, parsedInput, linkTo)
    if (!result.ok) return { reason: result.reason, sent: null, typed: typedIn(clientInput) }
    const until = formats(await getLocale()).moment(result.expiresAt)
    const sent = { link: linkTo(result.token), until }
    return { reason: null, sent, typed: {} }
  })

/** Takes an open invitation back. */
export const withdrawAction = staffAction
  .inputSchema(formInput(z.object({ invitationId: z.uuid() })), keepTyped)
  .stateAction(async ({ parsedInput, ctx }) => {
    const result = await withdrawRoleInvitation(ctx, parsedInput)
    if (!result.ok) return { reason: result.reason }
    return goTo(paths.managePeople({ done: 'withdrawn' }))
  })

const removal = z.object({
  accountId: z.uuid(),
  roleId: z.uuid('role_unset'),
  removeReason: reason,
})

/** Takes a role away; a person who took away their own has nothing more to do here. */
export const removeRoleAction = staffAction
  .inputSchema(formInput(removal), keepTyped)
  .stateAction(async ({ parsedInput, ctx, clientInput }) => {
    const { accountId, roleId, removeReason } = parsedInput
    const result = await removeRole(ctx, { roleId, reason: removeReason })
    if (!result.ok) return { reason: result.reason, typed: typedIn(clientInput) }
    if (accountId === ctx.actor.accountId) return goTo(paths.my())
    return goTo(paths.managePeople({ done: 'removed' }))
  })

/** Takes somebody's second factor away, so that they set it up again. */
export const resetFactorAction = staffAction
  .inputSchema(formInput(z.object({ accountId: z.uuid(), resetReason: reason })), keepTyped)
  .stateAction(async ({ parsedInput, ctx, clientInput }) => {
    const { accountId, resetReason } = parsedInput
    const result = await resetSecondFactor(ctx, { accountId, reason: resetReason })
    if (!result.ok) return { reason: result.reason, typed: typedIn(clientInput) }
    return goTo(paths.managePerson(accountId, { done: 'reset' }))
  })
