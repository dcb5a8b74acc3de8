import { v7 } from 'uuid'
import { claimLocked } from '../claims/claim-locked'
import {
  findRequest,
  findSlotsFacts,
  lockChildren,
  type MadeRequest,
  type Request,
} from '../claims/claim-queries'
import { type BookSeveralInput, mostVisits } from '../claims/inputs'
import { recordRefusal } from '../claims/record-refusal'
import type { Asking, BookingRefusal, MadeBooking, SlotFacts } from '../claims/types'
import { queueMessage } from '../messages/queue-message'
import { type Account, requireAccount } from '../shared/actor'
import { type Ctx, orUndo, type Undo, type Write } from '../shared/context'
import type { Refused } from '../shared/refusal'
import { insertRequest, lockPlaces } from './several-queries'
import { placesOf, tellSeveral, wishOf } from './several-rules'

/** A visit that was not booked; null if the reason was said by an earlier answer. */
export type RefusedVisit = { slotId: string; refusal: BookingRefusal | null }

export type BookSeveralResult =
  | {
      ok: true
      requestId: string
      bookings: MadeBooking[]
      refused: RefusedVisit[]
      repeated: boolean
    }
  | Refused<'refused', { refused: (RefusedVisit & { refusal: BookingRefusal })[] }>
  | Refused<'key_reused' | 'too_many' | 'nothing_chosen'>

type Item = BookSeveralInput['items'][number]

/**
 * Books several visits for children of the signed-in guardian with one press, in one transaction:
 * `all` of them or none, or `what_fits` and the reasons of the rest; the children of one visit come
 * together or not at all. Each visit is claimed by the rules of a single booking, with those before
 * it counted, by room and time. The same key books once, no matter how often it is sent, and gives
 * the same answer again. The family gets one message. Refuses more than 30 visits, and a press with
 * which none can be had. Throws NotFound for somebody else's child.
 */
export async function bookSeveral(ctx: Ctx, input: BookSeveralInput): Promise<BookSeveralResult> {
  const family = requireAccount(ctx.actor)
  if (input.items.length === 0) return { ok: false, reason: 'nothing_chosen' }
  if (input.items.length > mostVisits) return { ok: false, reason: 'too_many' }
  const result = await orUndo<BookSeveralResult>(ctx, (write, undo) =>
    claimAll(write, family, input, undo),
  )
  for (const { slotId, refusal } of 'refused' in result ? result.refused : []) {
    const children = input.items.find((one) => one.slotId === slotId)?.children ?? []
    if (refusal) recordRefusal(refusal, ctx, family, { key: input.key, slotId, children })
  }
  return result
}

async function claimAll(
  write: Write,
  family: Account,
  input: BookSeveralInput,
  undo: Undo<BookSeveralResult>,
): Promise<BookSeveralResult> {
  const { tx } = write
  const { key, items } = input
  const request = { id: v7(), key, fingerprint: wishOf(input), written: true }
  const ids = items.map((item) => item.slotId)
  const slots = await findSlotsFacts(tx, ids, family.accountId)
  const childIds = items.flatMap((item) => item.children.map((child) => child.childId))
  await lockChildren(tx, [...new Set(childIds)])
  const earlier =
    (await findRequest(tx, family.accountId, key)) ??
    ((await insertRequest(tx, family.accountId, request))
      ? null
      : await findRequest(tx, family.accountId, key))
  if (earlier) return repeated(earlier, request.fingerprint, items)
  const itemOf = new Map(items.map((item) => [item.slotId, item]))
  const planned = slots.flatMap((slot) => {
    const item = itemOf.get(slot.id)
    return item ? [{ slot, item }] : []
  })
  await lockPlaces(
    tx,
    planned.map(({ slot, item }) => placesOf(slot, item)),
  )
  const gone = ids.filter((id) => !slots.some((slot) => slot.id === id))
  const refused: { slotId: string; refusal: BookingRefusal }[] = gone.map((slotId) => ({
    slotId,
    refusal: { reason: 'slot_closed' },
  }))
  const nothing = (): never => undo({ ok: false, reason: 'refused', refused })
  const press = { family, request }
  const had: { slot: SlotFacts; item: Item; bookings: MadeBooking[] }[] = []
  for (const { slot, item } of planned) {
    if (input.wish === 'all' && refused.length > 0) nothing()
    const refuse = (refusal: BookingRefusal) => refused.push({ slotId: slot.id, refusal })
    const bookings =
      input.wish === 'all'
        ? await claimOne(write, press, slot, item, (refusal) => {
            refuse(refusal)
            return nothing()
          })
        : await orUndo<MadeBooking[]>(write, (part, leave) =>
            claimOne(part, press, slot, item, (refusal) => {
              refuse(refusal)
              return leave([])
            }),
          )
    if (bookings.length > 0) had.push({ slot, item, bookings })
  }
  if (had.length === 0) nothing()
  const { accountId, phone, language } = family
  await queueMessage(write, { accountId, phone, language, ...tellSeveral(had) })
  const bookings = had.flatMap((one) => one.bookings)
  return { ok: true, requestId: request.id, bookings, refused, repeated: false }
}

/** One visit. `refuse` undoes it, or the whole press. */
async function claimOne(
  write: Write,
  { family, request }: { family: Account; request: Request },
  slot: SlotFacts,
  { children, span }: Item,
  refuse: (refusal: BookingRefusal) => never,
): Promise<MadeBooking[]> {
  const asking: Asking = { family, desk: null, exception: null }
  const wish = { children, span, request, told: null, movedFrom: null }
  const made = await claimLocked(write, asking, slot, wish, refuse)
  if (!made) throw new Error('the request was not written')
  return made.bookings
}

/** The answer already given to this key: what has no booking of the request was refused. */
function repeated(earlier: MadeRequest, wish: string, items: Item[]): BookSeveralResult {
  if (earlier.fingerprint !== wish) return { ok: false, reason: 'key_reused' }
  const { id: requestId, bookings } = earlier
  const refused = items
    .filter((item) => !bookings.some((booking) => booking.slotId === item.slotId))
    .map(({ slotId }) => ({ slotId, refusal: null }))
  return { ok: true, requestId, bookings, refused, repeated: true }
}
