'use server'

import { z } from 'zod'
import { listInvitations } from '@/domain/children/list-invitations'
import { answerChildDataRule } from '@/domain/consents/answer-child-data-rule'
import { firstRun, firstRunFields, stepPath } from '@/lib/first-run'
import { formInput, keepTyped } from '@/lib/form-input'
import { goTo } from '@/lib/go'
import { paths } from '@/lib/paths'
import { signedInAction } from '@/lib/safe-action'

const answer = firstRunFields.extend({ answer: z.enum(['agree', 'refuse']) })

/**
 * Records a guardian's yes or no. A guardian who agrees on the way to something goes on to it; a new one
 * goes on to add a child, or to answer an invitation; a no stays here and says what it means.
 */
export const answerRuleAction = signedInAction
  .inputSchema(formInput(answer), keepTyped)
  .stateAction(async ({ parsedInput, ctx }) => {
    const run = firstRun(parsedInput)
    const { decision } = await answerChildDataRule(ctx, { agrees: parsedInput.answer === 'agree' })
    if (!run.first && decision === 'given' && run.next) return goTo(run.next)
    if (!run.first || decision !== 'given') return goTo(stepPath(paths.consent(), run))
    const invited = (await listInvitations(ctx)).length > 0
    return goTo(invited ? paths.children() : stepPath(paths.newChild(), run))
  })
