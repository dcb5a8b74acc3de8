'use server'

import { z } from 'zod'
import { displayChoice, displayOf, keepDisplay } from '@/lib/display'
import { formInput, keepTyped } from '@/lib/form-input'
import { goTo, pageBefore } from '@/lib/go'
import { ownPath } from '@/lib/local-path'
import { paths } from '@/lib/paths'
import { publicAction } from '@/lib/safe-action'

/** Remembers how somebody wants to see the site, and goes back to where they came from. */
export const saveDisplayAction = publicAction
  .inputSchema(formInput(displayChoice.extend({ next: z.string().optional() })), keepTyped)
  .stateAction(async ({ parsedInput: { next, ...display } }) => {
    await keepDisplay(display)
    return goTo(ownPath(next) ?? paths.home())
  })

/** Large type or the usual, at once, from the head of any page and back to it. */
export const switchTypeAction = publicAction
  .inputSchema(formInput(displayChoice.pick({ type: true })), keepTyped)
  .stateAction(async ({ parsedInput: { type } }) => {
    await keepDisplay({ ...(await displayOf()), type })
    return goTo((await pageBefore()) ?? paths.home())
  })
