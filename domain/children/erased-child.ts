import { noIdentity } from './identity-values'
import { blurredBirthDate } from './rules'

/** What is left in the row of a child without guardians: nothing but the year of its birth. */
export function erasedChild(birthDate: string) {
  return {
    name: '—',
    birthDate: blurredBirthDate(birthDate),
    ...noIdentity,
    allergies: null,
    notes: null,
  }
}
