import { requireAccount } from '../shared/actor'
import type { Ctx, Language } from '../shared/context'
import { SignInNeeded } from '../shared/refusal'
import { profileSeen } from './profile-rules'
import { countSessions, findAccount } from './queries'

export type OwnProfile = {
  phone: string
  name: string | null
  language: Language
  homeSubdistrictCode: string | null
  /** What the form of name, language and home was shown. */
  seen: string
  hasPassword: boolean
  /** Browsers signed in now, this one included. */
  sessions: number
}

/** What an account says about itself, for its holder. */
export async function findProfile(ctx: Ctx): Promise<OwnProfile> {
  const { accountId } = requireAccount(ctx.actor)
  const [account, sessions] = await Promise.all([
    findAccount(ctx.db.read, accountId),
    countSessions(ctx.db.read, accountId, ctx.now),
  ])
  if (!account) throw new SignInNeeded()
  const { phone, name, language, homeSubdistrictCode, passwordHash } = account
  return {
    phone,
    name,
    language,
    homeSubdistrictCode,
    seen: profileSeen(account),
    hasPassword: passwordHash !== null,
    sessions,
  }
}
