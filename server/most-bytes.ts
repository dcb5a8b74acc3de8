import type { IncomingMessage } from 'node:http'
import { withoutLanguage } from '@/i18n/language-path'

/** A form without a file, with all that a person can type into one; and one with a file, as next.config.js has it. */
const bytes = { form: 256 * 1024, file: 24 * 2 ** 20 }

/**
 * How many bytes a request may bring. The framework takes a form apart in the process that serves before
 * anybody asks who sent it, and one of many megabytes can keep it busy for seconds: so only those who are
 * signed in send files, by the forms of the room's side, where alone there are fields for them.
 */
export function mostBytes({ url = '/', headers }: IncomingMessage, signedIn: boolean): number {
  const staffs = /^\/manage(?:[/?]|$)/.test(withoutLanguage(url))
  const multipart = /^multipart\/form-data\b/i.test(headers['content-type'] ?? '')
  return staffs && multipart && signedIn ? bytes.file : bytes.form
}
