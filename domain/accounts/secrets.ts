import { createHash, randomBytes, randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { codeLength } from './rules'

/** A hash no secret has, so that an unknown number costs the same work as a known one. */
let nobody: Promise<string> | undefined

/** A one-time code: six digits, each as likely as the others. */
export function makeCode(): string {
  return String(randomInt(10 ** codeLength)).padStart(codeLength, '0')
}

/** Hashes a code or a password with argon2id and a salt of its own. */
export function hashSecret(secret: string): Promise<string> {
  return hash(secret)
}

/** Whether the secret is the hashed one. Without a hash it does the same work and says no. */
export async function secretMatches(secretHash: string | null, secret: string): Promise<boolean> {
  nobody ??= hash('nobody has this password')
  const matches = await verify(secretHash ?? (await nobody), secret)
  return matches && secretHash !== null
}

/** A browser's own number, which it keeps and sends along; it says nothing of anybody. */
export function makeBrowserSecret(): string {
  return randomBytes(24).toString('base64url')
}

/** What an account keeps of a browser: no two accounts keep the same, so nobody sees that they share it. */
export function browserDigest(secret: string, accountId: string): string {
  return createHash('sha256').update(`browser ${accountId} ${secret}`).digest('base64url')
}
