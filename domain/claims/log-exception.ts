import { writeAudit } from '../audit/write-audit'
import type { Write } from '../shared/context'
import { findSetAside } from './claim-queries'
import { refusalNamed } from './claim-refusal'
import type { BookingRefusal, MadeBooking, SlotFacts } from './types'

/** Logs each booking made with an exception, with the rules set aside for it; answers them all. */
export async function logException(
  write: Write,
  exception: string,
  slot: SlotFacts,
  made: MadeBooking[],
  setAside: BookingRefusal[],
): Promise<BookingRefusal['reason'][]> {
  const kept = await findSetAside(
    write.tx,
    made.map((one) => one.id),
  )
  const all = new Set<BookingRefusal['reason']>()
  for (const { id, childId } of made) {
    const name = kept.get(id)
    const place = name && refusalNamed({ name, detail: null }, slot, [childId])
    const own = setAside.filter((one) => !('childId' in one) || one.childId === childId)
    const rules = [...new Set([...own, ...(place ? [place] : [])].map((one) => one.reason))]
    for (const rule of rules) all.add(rule)
    await writeAudit(write, {
      action: 'book-with-exception',
      subjectKind: 'booking',
      subjectId: id,
      roomId: slot.roomId,
      childId,
      reason: exception,
      details: { setAside: rules },
    })
  }
  return [...all]
}
