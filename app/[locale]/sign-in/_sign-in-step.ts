import { cookies } from 'next/headers'
import { z } from 'zod'
import { localPath } from '@/lib/local-path'
import { sealing } from '@/lib/sealing'
import { isSecure } from '@/lib/site-address'

const name = 'baobaowu_sign_in'
const minutes = 15

const step = z.object({
  phone: z.string(),
  next: z.string().nullable(),
  /** From when another code may be asked for, in milliseconds. */
  againFrom: z.number(),
})

/** A sign-in under way: the number that a code went to, and where to go afterwards. */
export type SignInStep = z.infer<typeof step>

/** Keeps a sign-in under way in the browser, sealed, so that the number stands in no address. */
export async function keepSignInStep(value: SignInStep): Promise<void> {
  const secure = await isSecure()
  const jar = await cookies()
  const sealed = sealing('sign_in').seal(JSON.stringify(value))
  const maxAge = minutes * 60
  jar.set(name, sealed, { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge })
}

/** The sign-in under way, or null. */
export async function signInStep(): Promise<SignInStep | null> {
  const sealed = (await cookies()).get(name)?.value
  if (!sealed) return null
  try {
    const value = step.parse(JSON.parse(sealing('sign_in').open(sealed)))
    return { ...value, next: localPath(value.next) }
  } catch {
    return null
  }
}

/** Forgets the sign-in under way. */
export async function dropSignInStep(): Promise<void> {
  ;(await cookies()).delete(name)
}
