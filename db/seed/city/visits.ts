import { v5 } from 'uuid'
import { recordVisits } from '@/domain/bookings/record-visits'
import { bookSlot } from '@/domain/claims/book-slot'
import { ageInMonths } from '@/domain/shared/age'
import { type CitySlot, recordedAt } from './city-slots'
import type { Wish } from './crowds'
import type { DemoChild } from './families'
import { granted, type Moment } from './moment'

type Visit = { bookingId: string; slot: CitySlot; from: Date; to: Date }

/** The namespace of this demo's booking keys, so that the same day gives the same keys. */
const keys = '6f0d9c1e-6a5b-4f57-9a3e-0a4b5f2f7c11'
const openAtOnce = 2
const freeVisits = 12
const mostRefused = 3

/** What families have booked so far; knows who can take one more place. */
export class VisitBook {
  readonly #visits = new Map<string, Visit[]>()
  #recordedTo = new Date(0)

  constructor(
    readonly moment: Moment,
    readonly children: DemoChild[],
  ) {}

  /** Fulfils a wish as far as places and children allow; a few still try if the room says that it is full. */
  async fulfil({ slot, at, children: wanted }: Wish): Promise<void> {
    await this.moveTo(at)
    if (this.moment.now() >= slot.closesAt) return
    const found = this.children
      .filter((child) => this.#canCome(child, slot))
      .toSorted((a, b) => this.#visitsOf(a).length - this.#visitsOf(b).length)
    let refused = 0
    for (const child of found.slice(0, wanted)) {
      if (!(await this.book(child, slot))) refused++
      if (refused === mostRefused) return
    }
  }

  /** Moves on in time, recording the visits of the days that pass. */
  async moveTo(at: Date): Promise<void> {
    for (const evening of this.#eveningsUntil(at)) {
      this.moment.to(evening)
      await this.#record(evening)
      this.#recordedTo = evening
    }
    this.moment.to(at)
  }

  /** Books one child; false if no place is left for it. Throws for any other refusal. */
  async book(child: DemoChild, slot: CitySlot): Promise<string | false> {
    const { from, to } = stretchOf(slot)
    const year = slot.day.slice(0, 4)
    const visits = this.#visitsOf(child)
    const used = visits.filter((visit) => visit.slot.day.startsWith(year)).length
    const result = await bookSlot(this.moment.as(child.family), {
      slotId: slot.id,
      key: v5(`${child.id} ${slot.id}`, keys),
      children: [{ childId: child.id, free: used < freeVisits }],
      span: slot.flexible ? { from, to } : null,
    })
    if (!result.ok) {
      if (fullReasons.has(result.reason)) return false
      throw new Error(`The demo city was refused: ${JSON.stringify(result.refusal)}`)
    }
    const bookingId = result.bookings[0]?.id ?? ''
    this.#visits.set(child.id, [...visits, { bookingId, slot, from, to }])
    return bookingId
  }

  /** Whether the child has booked anything yet. */
  knows(child: DemoChild): boolean {
    return this.#visits.has(child.id)
  }

  #visitsOf(child: DemoChild): Visit[] {
    return this.#visits.get(child.id) ?? []
  }

  #canCome(child: DemoChild, slot: CitySlot): boolean {
    const age = ageInMonths(child.birthDate, slot.day)
    if (age < slot.ageFromMonths || age >= slot.ageToMonths) return false
    const visits = this.#visitsOf(child)
    const open = visits.filter((visit) => visit.to > this.moment.now())
    if (open.length >= openAtOnce) return false
    return visits.every((visit) => visit.slot.day !== slot.day)
  }

  #eveningsUntil(at: Date): Date[] {
    const evenings = [...this.#visits.values()]
      .flat()
      .map((visit) => recordedAt(visit.slot).getTime())
    return [...new Set(evenings)]
      .filter((time) => time > this.#recordedTo.getTime() && time <= at.getTime())
      .toSorted((a, b) => a - b)
      .map((time) => new Date(time))
  }

  async #record(evening: Date): Promise<void> {
    const bySlot = new Map<string, string[]>()
    for (const visit of [...this.#visits.values()].flat()) {
      if (recordedAt(visit.slot).getTime() !== evening.getTime()) continue
      bySlot.set(visit.slot.id, [...(bySlot.get(visit.slot.id) ?? []), visit.bookingId])
    }
    let count = 0
    for (const [slotId, bookingIds] of bySlot) {
      const missed = bookingIds.filter(() => ++count % 17 === 0)
      const attended = bookingIds.filter((id) => !missed.includes(id))
      const ctx = this.moment.as({ kind: 'system' })
      granted(await recordVisits(ctx, { slotId, attended, missed }))
    }
  }
}

const fullReasons = new Set([
  'slot_full',
  'kept_for_same_day',
  'kept_in_room',
  'kept_for_residents',
  'slot_closed',
  'suspended',
])

/** The whole of a fixed slot; two hours from the start of a flexible one. */
function stretchOf(slot: CitySlot): { from: Date; to: Date } {
  if (!slot.flexible) return { from: slot.startsAt, to: slot.endsAt }
  return { from: slot.startsAt, to: new Date(slot.startsAt.getTime() + 2 * 3_600_000) }
}
