export const identityKinds = [
  'mainland_id',
  'birth_certificate',
  'hk_macau_permit',
  'taiwan_permit',
  'residence_permit',
  'passport',
] as const
export type IdentityKind = (typeof identityKinds)[number]

export const relations = ['mother', 'father', 'grandparent', 'other'] as const
export type Relation = (typeof relations)[number]

/** A document as typed; the number is normal: capitals, no spaces. Country: ISO 3166, two letters. */
export type Identity = { kind: IdentityKind; number: string; country: string | null }

/** A child as its guardians see it in a list. */
export type ChildCard = {
  id: string
  name: string
  birthDate: string
  /** Completed months today. */
  ageMonths: number
  relation: Relation
  allergies: string | null
  notes: string | null
  hasIdentity: boolean
}

/** A child with all that is kept about it. */
export type ChildRecord = ChildCard & {
  identity: { kind: IdentityKind; country: string | null; masked: string } | null
  /** Names the state a form was filled from; see `editChild`. */
  version: string
  guardians: {
    accountId: string
    name: string | null
    phone: string
    relation: Relation
    own: boolean
  }[]
  invitations: { id: string; phone: string; expiresAt: Date }[]
}
