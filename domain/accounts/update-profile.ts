import { brokenConstraint } from '@/db/retry'
import { changesBetween } from '../audit/change-rules'
import { writeAudit } from '../audit/write-audit'
import { requireAccount } from '../shared/actor'
import { type Ctx, writing } from '../shared/context'
import type { Refused } from '../shared/refusal'
import type { ChangedMeanwhile } from '../shared/seen'
import type { Profile } from './inputs'
import { profileSeen } from './profile-rules'
import { changeAccount, findAccount } from './queries'

export type ProfileUpdated = { ok: true } | Refused<'subdistrict_unknown'> | ChangedMeanwhile

/**
 * Changes one's own name, language of messages and home subdistrict (null: not in Shanghai, or not said).
 * Refuses a form gone stale; `seen` is left out by programs.
 */
export async function updateProfile(
  ctx: Ctx,
  { seen, ...input }: Profile & { seen?: string },
): Promise<ProfileUpdated> {
  const { accountId } = requireAccount(ctx.actor)
  try {
    return await writing(ctx, async (write) => {
      const before = await findAccount(write.tx, accountId)
      const changed = changesBetween(before ?? {}, input)
      const now = before && profileSeen(before)
      if (seen && now && now !== seen && Object.keys(changed).length > 0) {
        return { ok: false, reason: 'changed_meanwhile', seen: now }
      }
      await changeAccount(write, accountId, input)
      const { language } = changed
      await writeAudit(write, {
        action: 'update-profile',
        subjectKind: 'account',
        subjectId: accountId,
        // A name and a home stay out of the log.
        details: { fields: Object.keys(changed), changes: language ? { language } : {} },
      })
      return { ok: true }
    })
  } catch (error) {
    if (brokenConstraint(error)?.name.startsWith('accounts_home_subdistrict_code')) {
      return { ok: false, reason: 'subdistrict_unknown' }
    }
    throw error
  }
}
