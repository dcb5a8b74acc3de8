import { z } from 'zod'
import { keptCookie } from '@/lib/kept-cookie'
import { sealing } from '@/lib/sealing'

const kept = {
  confirm: keptCookie('baobaowu_confirm'),
  number: keptCookie('baobaowu_number'),
}
const minutes = 15

const step = z.object({
  /** Whose it is: in another tab somebody else may have signed in meanwhile. */
  accountId: z.string(),
  phone: z.string(),
  codeId: z.string(),
  until: z.number(),
})

/** A code that was sent to a number of one's own, which is to be entered in this browser. */
export type CodeStep = Omit<z.infer<typeof step>, 'until'>

type What = keyof typeof kept

/** The sealed text of a code, for the form that enters it. */
export function sealCodeStep(what: string, of: CodeStep): string {
  const until = Date.now() + minutes * 60_000
  return sealing('confirm').seal(JSON.stringify({ what, ...of, until }))
}

/** Keeps in the browser, sealed, which code was sent and to which number. */
export async function keepCodeStep(what: What, of: CodeStep): Promise<void> {
  await kept[what].keep(sealCodeStep(what, of), minutes * 60)
}

/** The code under way of an account, with its sealed text for the form that enters it; null without one. */
export async function codeStep(
  what: What,
  accountId: string,
): Promise<(CodeStep & { sealed: string }) | null> {
  const sealed = await kept[what].read()
  const value = openCodeStep(what, accountId, sealed)
  return value && { ...value, sealed }
}

/** The code that a form of this account enters; null if it is none, or too old. */
export function openCodeStep(what: string, accountId: string, sealed: string): CodeStep | null {
  try {
    const opened = step
      .extend({ what: z.literal(what) })
      .parse(JSON.parse(sealing('confirm').open(sealed)))
    const counts = opened.accountId === accountId && opened.until > Date.now()
    return counts ? { accountId, phone: opened.phone, codeId: opened.codeId } : null
  } catch {
    return null
  }
}

/** Forgets the code under way. */
export async function dropCodeStep(what: What): Promise<void> {
  await kept[what].drop()
}
