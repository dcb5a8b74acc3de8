import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import type { IdentitySealing, Sealing } from '@/domain/shared/sealing'
import { env } from './env'

const cipherName = 'aes-256-gcm'
const version = 'v1'

type Purpose =
  | 'identity'
  | 'identity_digest'
  | 'session'
  | 'sign_in'
  | 'second_factor'
  | 'actions'
  | 'messages'
  | 'browser'
  | 'confirm'

/** By purpose and secret: deriving a key takes longer than opening what it sealed. */
const keys = new Map<string, Buffer>()

/** The key (32 bytes) for one purpose, which says nothing of AUTH_SECRET or the other keys. */
export function derivedKey(purpose: Purpose, secret: string): Buffer {
  const name = `${purpose} ${secret}`
  const known = keys.get(name)
  if (known) return known
  const key = Buffer.from(hkdfSync('sha256', secret, '', `baobaowu ${purpose} ${version}`, 32))
  keys.set(name, key)
  return key
}

/**
 * Sealing for one purpose with a key of its own, derived from AUTH_SECRET. AES-256-GCM: who lacks
 * the secret can neither read nor change what is sealed.
 */
export function sealing(purpose: Purpose, secret = env().authSecret): Sealing {
  const key = derivedKey(purpose, secret)
  return {
    seal(text) {
      const iv = randomBytes(12)
      const cipher = createCipheriv(cipherName, key, iv)
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return [version, ...[iv, cipher.getAuthTag(), sealed].map(encoded)].join('.')
    },
    open(text) {
      const [iv, tag, sealed] = text.split('.').slice(1).map(decoded)
      // As it was written, to the last letter: several ways to write one seal would pass for several.
      if (!iv || !tag || !sealed) throw new Unsealable()
      if ([version, ...[iv, tag, sealed].map(encoded)].join('.') !== text) throw new Unsealable()
      try {
        const decipher = createDecipheriv(cipherName, key, iv, { authTagLength: 16 })
        decipher.setAuthTag(tag)
        return decipher.update(sealed, undefined, 'utf8') + decipher.final('utf8')
      } catch (cause) {
        throw new Unsealable({ cause })
      }
    },
  }
}

/** Sealing of documents, and their digest (HMAC-SHA-256), each with a key of its own. */
export function identitySealing(secret = env().authSecret): IdentitySealing {
  const key = derivedKey('identity_digest', secret)
  const digest = (text: string) => createHmac('sha256', key).update(text).digest('base64url')
  return { ...sealing('identity', secret), digest }
}

/** Sealed with another secret, or changed. */
export class Unsealable extends Error {
  override name = 'Unsealable'
  constructor(options?: ErrorOptions) {
    super('sealed with another AUTH_SECRET, or changed since', options)
  }
}

function encoded(bytes: Buffer): string {
  return bytes.toString('base64url')
}

function decoded(text: string): Buffer {
  return Buffer.from(text, 'base64url')
}
