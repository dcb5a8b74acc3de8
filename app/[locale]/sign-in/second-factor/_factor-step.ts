import { z } from 'zod'
import { keptCookie } from '@/lib/kept-cookie'
import { sealing } from '@/lib/sealing'

const cookie = keptCookie('baobaowu_second_factor')
const minutes = 15

const step = z.object({ accountId: z.string(), secret: z.string(), until: z.number() })

/**
 * Keeps the secret of a second factor being set up in the browser, sealed, until a code has shown
 * that the app has it; so nothing is stored unconfirmed.
 */
export async function keepFactorStep(accountId: string, secret: string): Promise<void> {
  const until = Date.now() + minutes * 60_000
  const sealed = sealing('second_factor').seal(JSON.stringify({ accountId, secret, until }))
  await cookie.keep(sealed, minutes * 60)
}

/**
 * The secret that this account is setting up in this browser, or null; `sealed` is for the form that confirms
 * it, since another tab may begin with another secret meanwhile.
 */
export async function factorStep(
  accountId: string,
): Promise<{ secret: string; sealed: string } | null> {
  const sealed = await cookie.read()
  const secret = openFactorStep(accountId, sealed)
  return secret === null ? null : { secret, sealed }
}

/** The secret that a form of this account confirms; null if it is none, or too old. */
export function openFactorStep(accountId: string, sealed: string): string | null {
  try {
    const value = step.parse(JSON.parse(sealing('second_factor').open(sealed)))
    return value.accountId === accountId && value.until > Date.now() ? value.secret : null
  } catch {
    return null
  }
}

/** Forgets the secret being set up. */
export async function dropFactorStep(): Promise<void> {
  await cookie.drop()
}
