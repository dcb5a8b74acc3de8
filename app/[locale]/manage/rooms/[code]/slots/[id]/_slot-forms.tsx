import { CapForm } from './_cap-form'
import { CloseForm, ReopenForm } from './_close-form'
import type { ShownSlot } from './_form-parts'

/** The forms that change a slot: cap and closing while it is open, opening again while closed. */
export function SlotForms(slot: ShownSlot) {
  if (slot.seen.status === 'closed') return <ReopenForm {...slot} />
  return (
    <div className="grid max-w-text gap-3">
      <CapForm {...slot} />
      <CloseForm {...slot} />
    </div>
  )
}
