import { CapForm } from './_cap-form'
import { CloseForm, ReopenForm } from './_close-form'
import type { ShownSlot } from './_form-parts'

/**
 * The forms that change a slot: cap and closing while it is open, opening again while closed. Each stands
 * in its place also while it does not show, so that an answer to it is not lost if the slot changed.
 */
export function SlotForms(slot: ShownSlot) {
  return (
    <div className="grid max-w-text gap-3">
      <CapForm {...slot} />
      <CloseForm {...slot} />
      <ReopenForm {...slot} />
    </div>
  )
}
