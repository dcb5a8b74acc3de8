'use client'

import { useTranslations } from 'next-intl'
import type { SeenSlot } from '@/domain/slots/manage-inputs'
import { type ActionState, type Typed, typedBefore } from '@/lib/form-state'

/** What the page shows of the slot, as its forms need it. */
export type ShownSlot = {
  code: string
  slotId: string
  seen: SeenSlot
  heads: number
  policyCap: number
}

/** What was shown, sent back with the form; after a refusal because it changed, what it is now. */
export function SeenFields({
  slot: { code, slotId, seen },
  state,
}: {
  slot: ShownSlot
  state: ActionState<{ refusal: { reason: string; current?: SeenSlot }; typed: Typed }>
}) {
  const now = state.data?.refusal.current
  const typed = typedBefore(state)
  const text = (name: string, shown: string, current: string | undefined) =>
    current ?? typed.text(name, shown)
  return (
    <>
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="slotId" value={slotId} />
      <input type="hidden" name="seenStatus" value={text('seenStatus', seen.status, now?.status)} />
      <input
        type="hidden"
        name="seenCap"
        value={text('seenCap', String(seen.cap ?? ''), now && String(now.cap ?? ''))}
      />
      <input
        type="hidden"
        name="seenBookings"
        value={text('seenBookings', String(seen.bookings), now && String(now.bookings))}
      />
    </>
  )
}

type Refusal =
  | { reason: 'slot_over' | 'slot_is_closed' | 'nothing_changed' | 'already_closed' | 'not_closed' }
  | { reason: 'changed_meanwhile'; current: SeenSlot }
  | { reason: 'confirm_needed'; heads: number; cap: number }
  | { reason: 'confirm_needed'; bookings: number }

/** Why a change was refused, in words. */
export function useRefusal(): (refusal: Refusal) => { field?: string; text: string } {
  const t = useTranslations('manage.errors')
  return (refusal) => {
    if (refusal.reason === 'changed_meanwhile') {
      const { status, bookings: count } = refusal.current
      return { text: t('changed_meanwhile', { status, count }) }
    }
    if (refusal.reason === 'confirm_needed') {
      return 'cap' in refusal
        ? { field: 'capConfirmed', text: t('confirm_cap', refusal) }
        : { field: 'closeConfirmed', text: t('confirm_close', { count: refusal.bookings }) }
    }
    return { text: t(refusal.reason) }
  }
}

const known = ['cap_missing', 'reason_missing', 'reason_long'] as const

/** Why a field was refused, in words. */
export function useFieldText(): (reason: string) => string {
  const t = useTranslations('manage.errors')
  return (reason) => t(known.find((one) => one === reason) ?? 'wrong')
}
