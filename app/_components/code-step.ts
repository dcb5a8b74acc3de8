import { cookies } from 'next/headers'
import { z } from 'zod'
import { sealing } from '@/lib/sealing'
import { isSecure } from '@/lib/site-address'

const names = { confirm: 'baobaowu_confirm', number: 'baobaowu_number' } as const
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

type What = keyof typeof names

/** The sealed text of a code, for the form that enters it. */
export function sealCodeStep(what: string, of: CodeStep): string {
  const until = Date.now() + minutes * 60_000
  return sealing('confirm').seal(JSON.stringify({ what, ...of, until }))
}

/** Keeps in the browser, sealed, which code was sent and to which number. */
export async function keepCodeStep(what: What, of: CodeStep): Promise<void> {
  const [jar, secure] = await Promise.all([cookies(), isSecure()])
  const maxAge = minutes * 60
  const options = { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge } as const
  jar.set(names[what], sealCodeStep(what, of), options)
}

/** The code under way of an account, with its sealed text for the form that enters it; null without one. */
export async function codeStep(
  what: What,
  accountId: string,
): Promise<(CodeStep & { sealed: string }) | null> {
  const sealed = (await cookies()).get(names[what])?.value ?? ''
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
  ;(await cookies()).delete(names[what])
}
