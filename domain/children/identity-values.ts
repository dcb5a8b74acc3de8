import type { Sealing } from '../shared/sealing'
import type { ChildValues } from './queries'
import type { Identity } from './types'

/** The columns of a document, its number sealed. */
export function identityValues(
  identity: Identity | null,
  sealing: Sealing,
): Pick<ChildValues, 'identityKind' | 'identityCountry' | 'identitySealed'> {
  if (!identity) return { identityKind: null, identityCountry: null, identitySealed: null }
  const { kind, number, country } = identity
  return {
    identityKind: kind,
    identityCountry: country,
    identitySealed: sealing.seal(number),
  }
}
