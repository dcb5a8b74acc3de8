import { derivedKey } from '@/lib/sealing'

/**
 * Lets the framework seal what server actions carry with a key that every server of the site derives
 * from its AUTH_SECRET, whichever of them built it. To be called before the framework is loaded.
 */
export function setActionKey(secret: string): void {
  process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY = derivedKey('actions', secret).toString('base64')
}
