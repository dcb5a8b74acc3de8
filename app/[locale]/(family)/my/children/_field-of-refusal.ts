import type { AddChildRefusal } from '@/domain/children/add-child'
import type { EditChildRefusal } from '@/domain/children/edit-child'

/** The field a refusal is about; none if it is about the whole form. */
export function fieldOfRefusal(reason: AddChildRefusal | EditChildRefusal): string | undefined {
  switch (reason) {
    case 'born_in_future':
    case 'born_too_long_ago':
    case 'child_has_bookings':
      return 'birthDate'
    case 'child_known':
      return 'name'
    case 'document_known':
    case 'identity_malformed':
    case 'identity_check_wrong':
    case 'identity_birth_date_differs':
      return 'identityNumber'
    case 'identity_country_missing':
      return 'identityCountry'
    case 'tried_enough':
    case 'consent_missing':
    case 'too_many_children':
    case 'changed_meanwhile':
      return undefined
  }
}
