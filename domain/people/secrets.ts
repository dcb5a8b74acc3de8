import { createHash } from 'node:crypto'

/**
 * The token of an invitation's link, made of the number its form was given when it was drawn: the
 * same form sent twice makes the same link. As hard to guess as that random number.
 */
export function tokenFor(inviterId: string, key: string): string {
  return digest(`role invitation ${inviterId} ${key}`)
}

/** What is kept of a token. It is random enough that a plain digest cannot be turned back. */
export function tokenHash(token: string): string {
  return digest(`token ${token}`)
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}
