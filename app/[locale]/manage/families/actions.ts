'use server'

import { z } from 'zod'
import { familySearch, statedReason } from '@/domain/families/inputs'
import { openChildRecord } from '@/domain/families/open-child-record'
import { searchFamilies } from '@/domain/families/search-families'
import { formInput, keepTyped } from '@/lib/form-input'
import { typedIn } from '@/lib/form-state'
import { goTo } from '@/lib/go'
import { paths } from '@/lib/paths'
import { staffAction } from '@/lib/safe-action'

/** Searches; what was looked for is in no address, so that it stands in no list of pages visited. */
export const searchFamiliesAction = staffAction
  .inputSchema(formInput(familySearch), keepTyped)
  .stateAction(async ({ parsedInput, ctx, clientInput }) => {
    const result = await searchFamilies(ctx, parsedInput)
    return { result, typed: typedIn(clientInput) }
  })

const opened = z.object({ childId: z.uuid(), ...statedReason.shape })

/** Opens a child's record with the reason stated. */
export const openRecordAction = staffAction
  .inputSchema(formInput(opened), keepTyped)
  .stateAction(async ({ parsedInput, ctx }) => {
    await openChildRecord(ctx, parsedInput)
    return goTo(paths.manageChild(parsedInput.childId))
  })
