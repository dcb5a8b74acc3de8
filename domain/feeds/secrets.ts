import { createHash, randomBytes } from 'node:crypto'

/** The secret in a feed's address: 32 random bytes in 43 letters that need no escaping. */
export function makeFeedToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What is kept of it. It is random enough that a plain digest cannot be turned back. */
export function feedTokenHash(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
