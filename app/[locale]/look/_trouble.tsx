'use client'

import { EnteredCode } from '@/app/_components/entered-code'
import { FormTrouble } from '@/app/_components/form-trouble'
import { StatedReasonFields } from '@/app/_components/manage/stated-reason'
import { RetriedTrouble } from '@/app/_components/retried-trouble'
import { typedBefore } from '@/lib/form-state'

/**
 * What is said above a form that a fault of ours kept from being done, and while it is sent again on
 * its own. A refusal at a field looks like the list above the fields, and would take the focus here.
 */
export function Trouble() {
  const state = { serverError: { fault: 'busy' as const } }
  return (
    <>
      <FormTrouble state={state} />
      <RetriedTrouble
        state={state}
        retried={{ retrying: { step: 'waiting', seconds: 4 }, stop() {}, form: { id: 'none' } }}
      />
    </>
  )
}

/** A form that waits for a fresh code, and the field that takes it. */
export function CodeEntered() {
  return (
    <>
      <FormTrouble state={{ serverError: { fault: 'confirm_needed' } }} />
      <form className="grid max-w-text gap-5">
        <EnteredCode state={{}} refused={null} hidden={{}} />
      </form>
    </>
  )
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
