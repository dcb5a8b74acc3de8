'use server'

import { z } from 'zod'
import { slotOfPath } from '@/app/_components/booking/slot-of-path'
import { endOtherSessions } from '@/domain/accounts/end-other-sessions'
import { endSession } from '@/domain/accounts/end-session'
import { endSessions } from '@/domain/accounts/end-sessions'
import { newPassword, profile } from '@/domain/accounts/inputs'
import { removePassword } from '@/domain/accounts/remove-password'
import { renewRecoveryCodes } from '@/domain/accounts/renew-recovery-codes'
import { setPassword } from '@/domain/accounts/set-password'
import { stopNumberChange } from '@/domain/accounts/stop-number-change'
import { updateProfile } from '@/domain/accounts/update-profile'
import { holdPlace } from '@/domain/holds/hold-place'
import { dropSession, sessionIdOfRequest } from '@/lib/auth'
import { firstRun, firstRunFields, stepPath } from '@/lib/first-run'
import { formInput, keepTyped } from '@/lib/form-input'
import { typedIn } from '@/lib/form-state'
import { goTo } from '@/lib/go'
import { paths } from '@/lib/paths'
import { signedInAction } from '@/lib/safe-action'

const nothing = formInput(z.object({}))

const profileForm = profile.extend({ ...firstRunFields.shape, seen: z.string().max(20) })

/** Saves one's own details; while signing up it goes on to the child-data rule. */
export const saveProfileAction = signedInAction
  .inputSchema(formInput(profileForm), keepTyped)
  .stateAction(async ({ parsedInput, ctx, clientInput }) => {
    const { name, language, homeSubdistrictCode, seen } = parsedInput
    const run = firstRun(parsedInput)
    const result = await updateProfile(ctx, { name, language, homeSubdistrictCode, seen })
    if (!result.ok) return { ...result, typed: typedIn(clientInput) }
    // A person who was invited to an office answers that; the child-data rule is for families.
    if (run.first && run.next?.startsWith(paths.invitation(''))) return goTo(run.next)
    // What the person came to book is held meanwhile; if it cannot be, the way goes on all the same.
    const wanted = run.first ? slotOfPath(run.next) : null
    if (wanted) await holdPlace(ctx, wanted)
    return goTo(run.first ? stepPath(paths.consent(), run) : `${paths.profile()}?saved=1`)
  })

/** Sets or changes one's own password. */
export const setPasswordAction = signedInAction
  .inputSchema(formInput(newPassword), keepTyped)
  .stateAction(async ({ parsedInput, ctx }) => {
    await setPassword(ctx, parsedInput)
    return goTo(`${paths.profile()}?password=set`)
  })

/** Takes one's own password away. */
export const removePasswordAction = signedInAction
  .inputSchema(nothing, keepTyped)
  .stateAction(async ({ ctx }) => {
    await removePassword(ctx)
    return goTo(`${paths.profile()}?password=removed`)
  })

/** Puts new recovery codes in place of one's own; the answer holds them, this once. */
export const renewCodesAction = signedInAction
  .inputSchema(nothing, keepTyped)
  .stateAction(async ({ ctx }) => {
    const sessionId = (await sessionIdOfRequest()) ?? ''
    const result = await renewRecoveryCodes(ctx, { sessionId })
    if (!result.ok) return { reason: result.reason, recoveryCodes: null }
    return { reason: null, recoveryCodes: result.recoveryCodes }
  })

/** Signs this browser out: the session ends in the database, the cookie goes. */
export const signOutAction = signedInAction
  .inputSchema(nothing, keepTyped)
  .stateAction(async ({ ctx }) => {
    const sessionId = await sessionIdOfRequest()
    if (sessionId) await endSession(ctx, { sessionId })
    await dropSession()
    return goTo(paths.home())
  })

/** Stops the change of number that a desk noted. */
export const stopNumberChangeAction = signedInAction
  .inputSchema(nothing, keepTyped)
  .stateAction(async ({ ctx }) => {
    await stopNumberChange(ctx)
    return goTo(`${paths.profile()}?number=stopped`)
  })

/** Signs another browser of one's own out. */
export const endSessionAction = signedInAction
  .inputSchema(formInput(z.object({ sessionId: z.uuid() })), keepTyped)
  .stateAction(async ({ parsedInput, ctx }) => {
    await endSession(ctx, parsedInput)
    return goTo(`${paths.profile()}?sessions=ended`)
  })

/** Signs all browsers out but this one. */
export const signOutElsewhereAction = signedInAction
  .inputSchema(nothing, keepTyped)
  .stateAction(async ({ ctx }) => {
    await endOtherSessions(ctx)
    return goTo(`${paths.profile()}?sessions=ended`)
  })

/** Signs all browsers out, this one too. */
export const signOutEverywhereAction = signedInAction
  .inputSchema(nothing, keepTyped)
  .stateAction(async ({ ctx }) => {
    await endSessions(ctx, { accountId: ctx.actor.accountId })
    await dropSession()
    return goTo(paths.home())
  })
