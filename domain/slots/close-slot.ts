import { writeAudit } from '../audit/write-audit'
import { queueMessage } from '../messages/queue-message'
import type { ManagedRoom } from '../rooms/queries'
import { type Ctx, type Write, writing } from '../shared/context'
import type { Refused } from '../shared/refusal'
import { timeOf } from '../shared/time'
import type { CloseSlotInput, SeenSlot } from './manage-inputs'
import { type ManagedSlot, markSlotClosed, selectFamiliesOfSlot } from './manage-queries'
import { changedSince, managedSlot } from './managed-slot'

export type CloseSlotResult =
  | { ok: true; bookings: number; familiesTold: number }
  | Refused<'slot_over' | 'already_closed'>
  | Refused<'changed_meanwhile', { current: SeenSlot }>
  | Refused<'confirm_needed', { bookings: number }>

/**
 * Closes a slot to new claims. Bookings stay, fall short, and wait for a person to settle each with
 * its family; every family gets one message that the room will be in touch. Refuses a slot that is
 * over or closed already, a form gone stale, and bookings nobody agreed to settle.
 */
export async function closeSlot(ctx: Ctx, input: CloseSlotInput): Promise<CloseSlotResult> {
  return writing(ctx, async (write) => {
    const { slot, room } = await managedSlot(write, input.slotId)
    if (slot.endsAt <= write.now) return { ok: false, reason: 'slot_over' }
    if (slot.status === 'closed') return { ok: false, reason: 'already_closed' }
    const current = changedSince(input.seen, slot)
    if (current) return { ok: false, reason: 'changed_meanwhile', current }
    const { bookings } = slot
    if (bookings > 0 && !input.confirmed) return { ok: false, reason: 'confirm_needed', bookings }
    const familiesTold = await closeAndTell(write, { slot, room, reason: input.reason })
    return { ok: true, bookings, familiesTold }
  })
}

/** Closes an open slot locked by `managedSlot` and tells its families; answers how many they are. */
export async function closeAndTell(
  write: Write,
  { slot, room, reason }: { slot: ManagedSlot; room: ManagedRoom; reason: string },
): Promise<number> {
  await markSlotClosed(write, slot.id, reason)
  const families = await selectFamiliesOfSlot(write.tx, slot.id, write.now)
  const { bookings } = slot
  await writeAudit(write, {
    action: 'slot_closed',
    subjectKind: 'slot',
    subjectId: slot.id,
    roomId: room.id,
    reason,
    details: { changes: { status: ['open', 'closed'] }, bookings, families: families.length },
  })
  for (const { accountId, phone, language, children } of families) {
    await queueMessage(write, {
      accountId,
      phone,
      language,
      kind: 'slot_closed',
      parameters: {
        room: room.nameZh,
        roomEn: room.nameEn ?? room.nameZh,
        day: slot.day,
        from: timeOf(slot.startsAt),
        to: timeOf(slot.endsAt),
        children: String(children),
        reason,
      },
    })
  }
  return families.length
}
