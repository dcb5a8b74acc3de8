'use client'

import { FormTrouble } from '@/app/_components/form-trouble'
import { StatedReasonFields } from '@/app/_components/manage/stated-reason'
import { typedBefore } from '@/lib/form-state'

/**
 * What is said above a form that could not be done for a fault of ours. A refusal at a field looks
 * like the list above the fields, and would take the focus here.
 */
export function Trouble() {
  return <FormTrouble state={{ serverError: { fault: 'busy' } }} />
}

/** The question why records are opened, answered too briefly. */
export function StatedReason() {
  const typed = { purpose: ['safeguarding'], reason: ['?'] }
  return (
    <StatedReasonFields
      typed={typedBefore({ validationErrors: { typed } })}
      wrong={{ reason: 'reading_reason_missing' }}
    />
  )
}
