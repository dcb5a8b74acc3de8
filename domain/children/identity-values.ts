import type { IdentitySealing } from '../shared/sealing'
import type { ChildValues } from './queries'
import type { Identity } from './types'

type Values = Pick<
  ChildValues,
  'identityKind' | 'identityCountry' | 'identitySealed' | 'identityHash'
>

export const noIdentity: Values = {
  identityKind: null,
  identityCountry: null,
  identitySealed: null,
  identityHash: null,
}

/** The columns of a document, its number sealed, and the digest that is unique in the city. */
export function identityValues(identity: Identity | null, sealing: IdentitySealing): Values {
  if (!identity) return noIdentity
  const { kind, number, country } = identity
  return {
    identityKind: kind,
    identityCountry: country,
    identitySealed: sealing.seal(number),
    identityHash: sealing.digest(documentText(identity)),
  }
}

/** What names a document; the country only for a passport, whose number is its country's. */
export function documentText({ kind, number, country }: Identity): string {
  return [kind, kind === 'passport' ? country : '', number].join(' ')
}
