import { z } from 'zod'
import { typedCode } from '../shared/typed-number'

/** The six digits an authenticator app shows; spaces between them go. */
export const appCode = z
  .string('code_missing')
  .transform(typedCode)
  .refine((text) => text !== '', 'code_missing')
  .refine((text) => text === '' || /^\d{6}$/.test(text), 'code_malformed')

/** An app's code, or a recovery code, no matter how its letters and dash were typed. */
export const anyCode = z
  .string('code_missing')
  .transform(typedCode)
  .refine((text) => text !== '', 'code_missing')
  .refine((text) => text === '' || /^(\d{6}|[a-z\d]{10})$/.test(text), 'code_malformed')
  .transform((text) => (text.length === 10 ? `${text.slice(0, 5)}-${text.slice(5)}` : text))
