'use server'

import { addChild } from '@/domain/children/add-child'
import { answerInvitation } from '@/domain/children/answer-invitation'
import { editChild } from '@/domain/children/edit-child'
import {
  editedChild,
  invitation,
  invitationAnswer,
  newChild,
  oneChild,
  oneInvitation,
} from '@/domain/children/inputs'
import { inviteGuardian } from '@/domain/children/invite-guardian'
import { removeChild } from '@/domain/children/remove-child'
import { withdrawInvitation } from '@/domain/children/withdraw-invitation'
import { formInput, keepTyped } from '@/lib/form-input'
import { typedIn } from '@/lib/form-state'
import { goTo } from '@/lib/go'
import { localPath } from '@/lib/local-path'
import { paths } from '@/lib/paths'
import { signedInAction } from '@/lib/safe-action'
import { identitySealing } from '@/lib/sealing'
import { siteAddress } from '@/lib/site-address'

/** Adds a child and goes on with what the person came for, or to the list. */
export const addChildAction = signedInAction
  .inputSchema(formInput(newChild), keepTyped)
  .stateAction(async ({ parsedInput, ctx, clientInput }) => {
    const result = await addChild(ctx, parsedInput, identitySealing())
    if (!result.ok) return { reason: result.reason, typed: typedIn(clientInput) }
    const next = clientInput instanceof FormData ? localPath(clientInput.get('next')) : null
    return goTo(next ?? `${paths.children()}?done=added`)
  })

/** Corrects a child's data. */
export const editChildAction = signedInAction
  .inputSchema(formInput(editedChild), keepTyped)
  .stateAction(async ({ parsedInput, ctx, clientInput }) => {
    const result = await editChild(ctx, parsedInput, identitySealing())
    if (!result.ok) return { reason: result.reason, typed: typedIn(clientInput) }
    return goTo(`${paths.children()}?done=saved`)
  })

/** Stops being guardian; with the last one the data are erased. */
export const removeChildAction = signedInAction
  .inputSchema(formInput(oneChild), keepTyped)
  .stateAction(async ({ parsedInput, ctx, clientInput }) => {
    const result = await removeChild(ctx, parsedInput)
    if (!result.ok) return { reason: result.reason, typed: typedIn(clientInput) }
    return goTo(`${paths.children()}?done=removed`)
  })

/** Asks another guardian by number. */
export const inviteGuardianAction = signedInAction
  .inputSchema(formInput(invitation), keepTyped)
  .stateAction(async ({ parsedInput, ctx, clientInput }) => {
    const address = await siteAddress()
    const language = ctx.actor.language === 'en' ? '/en' : ''
    const link = `${address}${language}${paths.children()}`
    const result = await inviteGuardian(ctx, parsedInput, link)
    if (!result.ok) return { reason: result.reason, typed: typedIn(clientInput) }
    return goTo(`${paths.child(parsedInput.childId)}?done=${result.told ? 'invited' : 'untold'}`)
  })

/** Takes an invitation back. */
export const withdrawInvitationAction = signedInAction
  .inputSchema(formInput(oneInvitation), keepTyped)
  .stateAction(async ({ parsedInput, ctx }) => {
    const { childId } = await withdrawInvitation(ctx, parsedInput)
    return goTo(paths.child(childId))
  })

/** Accepts or declines an invitation to one's own number. */
export const answerInvitationAction = signedInAction
  .inputSchema(formInput(invitationAnswer), keepTyped)
  .stateAction(async ({ parsedInput, ctx, clientInput }) => {
    const { invitationId, answer, relation } = parsedInput
    const accepts = answer === 'accept'
    const result = await answerInvitation(ctx, { invitationId, accepts, relation })
    if (!result.ok) return { reason: result.reason, typed: typedIn(clientInput) }
    return goTo(`${paths.children()}${accepts ? '?done=added' : ''}`)
  })
