import { z } from 'zod'
import { name, phone } from '../accounts/inputs'
import { lettersIn, oneLine, severalLines } from '../shared/texts'
import { isDay } from '../shared/time'
import { normalNumber, textLength } from './rules'
import { type Identity, identityKinds, relations } from './types'

const text = z
  .string()
  .default('')
  .transform(severalLines)
  .refine((value) => lettersIn(value) <= textLength, 'text_too_long')
  .transform((value) => value || null)

const identityFields = {
  identityKind: z.enum(identityKinds, 'identity_kind_missing').or(z.literal('')).default(''),
  identityNumber: z.string().max(60, 'identity_malformed').default('').transform(normalNumber),
  identityCountry: z
    .string()
    .regex(/^[A-Z]{2}$/, 'identity_country_missing')
    .or(z.literal(''))
    .default(''),
}

const childFields = z.object({
  name,
  birthDate: z
    .string('birth_date_missing')
    .overwrite(oneLine)
    .min(1, 'birth_date_missing')
    .refine((value) => value === '' || isDay(value), 'birth_date_malformed'),
  relation: z.enum(relations, 'relation_missing'),
  allergies: text,
  notes: text,
  ...identityFields,
})

type Fields = z.output<typeof childFields>

/** Kind and number come together or not at all; `identity` is null if neither was given. */
function withIdentity<T extends Fields>(
  { identityKind: kind, identityNumber: number, identityCountry: country, ...rest }: T,
  issues: z.RefinementCtx,
  kindAlone: boolean,
) {
  if (number && !kind) say(issues, 'identityKind', 'identity_kind_missing')
  if (kind && !number && !kindAlone) say(issues, 'identityNumber', 'identity_number_missing')
  const identity: Identity | null =
    kind && number ? { kind, number, country: country || null } : null
  return { ...rest, identity }
}

function say(issues: z.RefinementCtx, field: string, message: string): void {
  issues.addIssue({ code: 'custom', path: [field], message })
}

export const newChild = childFields.transform((fields, issues) =>
  withIdentity(fields, issues, false),
)

/** Without a number the document stays as it is; `removeIdentity` takes it away. */
export const editedChild = childFields
  .extend({
    childId: z.uuid(),
    version: z.string(),
    removeIdentity: z
      .string()
      .optional()
      .transform((value) => value === 'yes'),
  })
  .transform((fields, issues) => withIdentity(fields, issues, true))

export const oneChild = z.object({ childId: z.uuid() })

export const oneInvitation = z.object({ invitationId: z.uuid() })

export const invitation = z.object({ childId: z.uuid(), phone })

export const invitationAnswer = z.object({
  invitationId: z.uuid(),
  answer: z.enum(['accept', 'decline']),
  relation: z.enum(relations, 'relation_missing').optional(),
})

export type NewChild = z.output<typeof newChild>
export type EditedChild = z.output<typeof editedChild>

/** What an administrator decides about a record that resembles another, and which paper was seen. */
export const alikeDecision = z.object({
  childId: z.uuid(),
  same: z.enum(['yes', 'no']).transform((value) => value === 'yes'),
  reason: z
    .string('paper_missing')
    .transform(oneLine)
    .refine((value) => value.length > 0, 'paper_missing')
    .refine((value) => lettersIn(value) <= 200, 'paper_long'),
})
