import { cookies } from 'next/headers'
import { z } from 'zod'
import { sealing } from '@/lib/sealing'
import { isSecure } from '@/lib/site-address'

const name = 'baobaowu_second_factor'
const minutes = 15

const step = z.object({ accountId: z.string(), secret: z.string(), until: z.number() })

/**
 * Keeps the secret of a second factor being set up in the browser, sealed, until a code has shown
 * that the app has it; so nothing is stored unconfirmed.
 */
export async function keepFactorStep(accountId: string, secret: string): Promise<void> {
  const secure = await isSecure()
  const until = Date.now() + minutes * 60_000
  const sealed = sealing('second_factor').seal(JSON.stringify({ accountId, secret, until }))
  const jar = await cookies()
  const maxAge = minutes * 60
  jar.set(name, sealed, { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge })
}

/** The secret that this account is setting up in this browser, or null. */
export async function factorStep(accountId: string): Promise<string | null> {
  const sealed = (await cookies()).get(name)?.value
  if (!sealed) return null
  try {
    const value = step.parse(JSON.parse(sealing('second_factor').open(sealed)))
    return value.accountId === accountId && value.until > Date.now() ? value.secret : null
  } catch {
    return null
  }
}

/** Forgets the secret being set up. */
export async function dropFactorStep(): Promise<void> {
  ;(await cookies()).delete(name)
}
