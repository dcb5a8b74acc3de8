import { z } from 'zod'
import type { Sealing } from '../shared/sealing'

/** What a message says that opens something to whoever reads it: a code, or a link with a token. */
export type Secret = Record<string, string>

/** Sealed for one number, so that in a message to another it opens to nothing. */
export function sealSecret(phone: string, secret: Secret, sealing: Sealing): string {
  return sealing.seal(JSON.stringify({ phone, secret }))
}

const opened = z.object({ phone: z.string(), secret: z.record(z.string(), z.string()) })

/**
 * What a message keeps sealed, for whatever sends or shows it; nothing if it keeps none any more. Throws for what was
 * sealed for another number, with another key, or changed since.
 */
export function secretOf(
  message: { phone: string; parameters: Record<string, string> },
  sealing: Sealing,
): Secret {
  const { sealed } = message.parameters
  if (!sealed) return {}
  const { phone, secret } = opened.parse(JSON.parse(sealing.open(sealed)))
  if (phone !== message.phone) throw new Error('sealed for another number')
  return secret
}
