import { findFamilyAtDesk } from '@/domain/families/find-family-at-desk'
import { showFamilyAtDesk } from '@/domain/families/show-family-at-desk'
import type { Ctx } from '@/domain/shared/context'
import { messageSealing } from '../../support/message-sealing'
import { codeSentTo } from './sign-in'

/** Each number from its own network: many are looked for at once here. */
export const atDesk = (phone: string) => ({ network: `desk ${phone}`, browserSecret: null })

/** Looks for a family at a room's desk, and lets it read its code out if one was sent. */
export async function openAtDesk(ctx: Ctx, of: { roomId: string; phone: string }) {
  const able = { ...ctx, messageSealing }
  const by = atDesk(of.phone)
  const found = await findFamilyAtDesk(able, { ...of, by, replaces: null })
  if (!found.ok || 'accountId' in found) return found
  const code = await codeSentTo(ctx.db, of.phone)
  return showFamilyAtDesk(able, { ...of, by, codeId: found.codeId, code })
}
