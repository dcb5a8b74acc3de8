import { queueMessage } from '../messages/queue-message'
import type { Account } from '../shared/actor'
import type { Write } from '../shared/context'

/** What a number is told of its account. */
export type AccountChange =
  | 'password_set'
  | 'password_removed'
  | 'factor_set'
  | 'factor_codes'
  | 'factor_reset'
  | 'guardian_invited'
  | 'guardian_joined'
  | 'number_changed'
  | 'number_asked'
  | 'child_alike'

/** Tells an account's number of a change of what protects it, so that nobody else makes one unnoticed. */
export async function tellChange(
  write: Write,
  { accountId, phone, language }: Pick<Account, 'accountId' | 'phone' | 'language'>,
  what: AccountChange,
  more: Record<string, string> = {},
): Promise<void> {
  const parameters = { what, ...more }
  await queueMessage(write, { accountId, phone, language, kind: 'account_changed', parameters })
}
