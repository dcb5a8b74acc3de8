import { type Claim, ModelRoom, nextBand, type Slot, type Status } from './model-room'
import type { Step } from './model-steps'
import { DAY, familyHolds, holdMinutes, kids } from './model-world'

const moves: Record<Status, Status[]> = {
  held: ['held', 'confirmed', 'cancelled', 'expired'],
  offered: ['offered', 'confirmed', 'cancelled', 'expired'],
  confirmed: ['confirmed', 'cancelled', 'attended', 'missed'],
  attended: ['attended', 'missed', 'confirmed'],
  missed: ['missed', 'attended', 'confirmed'],
  cancelled: ['cancelled'],
  expired: ['expired'],
}

/** The rules of claiming written once more, in the order in which the database refuses. */
export class CapacityModel extends ModelRoom {
  /** Does the step; answers with the name of what refuses it, and then nothing has changed. */
  apply(step: Step): string | null {
    switch (step.do) {
      case 'book':
        return this.book(step)
      case 'turn':
        return this.turn(step.booking, step.into)
      case 'wait':
        this.now = Math.max(this.now, step.until)
        return null
      case 'room':
        this.room = { licensed: step.licensed, area: step.area, open: step.open }
        this.retell(0)
        return null
      case 'policy': {
        const key = `${step.level} ${step.from}`
        this.policies.set(key, { ...this.policies.get(key), ...step.fields })
        this.retell(step.from)
        return null
      }
      case 'unpolicy':
        this.policies.delete(`${step.level} ${step.from}`)
        this.retell(step.from)
        return null
      case 'cap':
      case 'close':
      case 'reopen': {
        const slot = this.slot(step.slot)
        if (step.do === 'cap') slot.cap = step.cap
        else slot.closed = step.do === 'close'
        this.setTerms(slot)
        return null
      }
      default:
        this.staff(step)
        return null
    }
  }

  private turn(n: number, into: Status): string | null {
    const claim = this.claims[n]
    if (!claim) return null
    if (!moves[claim.status].includes(into)) return 'booking_transition'
    const wasHeld = claim.status === 'held' || claim.status === 'offered'
    if (into === 'confirmed' && wasHeld && claim.expires <= this.now) return 'booking_expired'
    claim.status = into
    return null
  }

  /**
   * How many children of an age could be booked one by one: in a fixed slot, or in the best hour of
   * a flexible one. Nothing changes.
   */
  free(n: number, age: number, resident: boolean): number {
    const slot = this.slot(n)
    const length = slot.flexible ? 60 : slot.end - slot.start
    const starts: number[] = []
    for (let start = slot.start; start + length <= slot.end; start += 30) starts.push(start)
    const asked = slot.flexible ? starts : [slot.start]
    return Math.max(...asked.map((start) => this.freeIn(n, start, start + length, age, resident)))
  }

  private freeIn(n: number, start: number, end: number, age: number, resident: boolean): number {
    const before = this.claims.map((claim) => ({ ...claim }))
    this.expire(start, end)
    const sameDay = this.now >= this.slot(n).terms.sameDayFrom
    const known = { status: 'confirmed' as const, expires: 0, factor: 100, child: -1 }
    let free = 0
    while (this.inBand(start, age)) {
      const claim = { ...known, slot: n, start, end, age, resident, sameDay }
      this.claims.push(claim)
      if (this.slotRefusal(claim) ?? this.roomRefusal(claim)) break
      free += 1
    }
    this.claims = before
    return free
  }

  private inBand(at: number, age: number): boolean {
    return this.bands(Math.floor(at / DAY)).some((band) => age >= band.from && age < band.to)
  }

  /** Claims past their time make way for a claim that needs their quarter hours. */
  private expire(start: number, end: number): void {
    for (const late of this.claims) {
      const held = late.status === 'held' || late.status === 'offered'
      if (held && late.expires <= this.now && late.start < end && late.end > start)
        late.status = 'expired'
    }
  }

  private book(step: Extract<Step, { do: 'book' }>): string | null {
    const before = this.claims.map((claim) => ({ ...claim }))
    const refusal = this.claim(step)
    if (refusal) this.claims = before
    return refusal
  }

  private claim(step: Extract<Step, { do: 'book' }>): string | null {
    const slot = this.slot(step.slot)
    const day = Math.floor(slot.start / DAY)
    const start = slot.flexible ? slot.start + step.offset * 30 : slot.start
    const end = slot.flexible ? start + step.length * 30 : slot.end
    const made: Claim[] = []
    for (const child of step.children) {
      if (step.status !== 'confirmed') {
        const kept = [...this.claims, ...made].filter(
          (other) =>
            ['held', 'offered'].includes(other.status) &&
            other.resident === step.resident &&
            other.expires > this.now,
        )
        if (kept.length >= familyHolds) return 'booking_family_holds'
      }
      if (end > slot.end || end - start < 60) return 'booking_span'
      const kid = kids[child]
      if (!kid) throw new Error('no such child')
      const age = kid.age + (day === 8 && kid.olderOnDay8 ? 1 : 0)
      if (age < slot.ageFrom || age >= slot.ageTo) return 'booking_age'
      this.expire(start, end)
      const elsewhere = [...this.active(), ...made].some(
        (other) => other.child === child && other.start < end && other.end > start,
      )
      if (elsewhere) return 'booking_child_once'
      made.push({
        slot: step.slot,
        child,
        start,
        end,
        status: step.status,
        expires: this.keptUntil(slot, step.patience),
        age,
        factor: kid.factor,
        resident: step.resident,
        sameDay: this.now >= slot.terms.sameDayFrom,
      })
    }
    for (const claim of made) {
      if (!this.inBand(start, claim.age)) return 'booking_age'
      this.claims.push(claim)
      const refusal = this.slotRefusal(claim) ?? this.roomRefusal(claim)
      if (refusal) return refusal
    }
    return null
  }

  /** A place kept unconfirmed is kept no longer than the policy says, nor than booking is open. */
  private keptUntil({ start, terms }: Slot, patience: number): number {
    const closes = this.now < terms.sameDayFrom ? terms.sameDayFrom : start - 60
    const until = this.now + Math.min(patience, holdMinutes)
    return closes > this.now ? Math.min(until, closes) : until
  }

  private slotRefusal(claim: Claim): string | null {
    const slot = this.slot(claim.slot)
    for (const part of this.parts(claim.slot)) {
      if (part.start >= claim.end || part.end <= claim.start) continue
      const kept = this.kept(slot, part.residents, claim.resident)
      const spent = claim.sameDay && part.sameDay > slot.terms.sameDay
      if (part.heads + kept <= part.cap && !spent) continue
      if (slot.closed) return 'capacity_slot_closed'
      if (part.heads > part.cap) return 'capacity_slot_cap'
      if (spent) return 'capacity_same_day_spent'
      const sameDay = this.now < slot.terms.sameDayFrom ? slot.terms.sameDay : 0
      return part.heads + sameDay > part.cap ? 'capacity_kept_same_day' : 'capacity_kept_residents'
    }
    return null
  }

  private roomRefusal(claim: Claim): string | null {
    for (let at = claim.start; at < claim.end; at += 15) {
      const bands = this.bands(Math.floor(at / DAY))
      const kept = this.slots.flatMap((slot, n) =>
        this.parts(n)
          .filter((part) => part.start <= at && part.end > at)
          .flatMap((part) => {
            const places = this.kept(slot, part.residents, claim.resident && n === claim.slot)
            const left = Math.max(0, Math.min(places, part.cap - part.heads))
            return Array.from({ length: left }, () => ({
              band: nextBand(bands, slot.ageFrom),
              factor: 100,
            }))
          }),
      )
      const alone = this.broken(at, [])
      if (alone[0]) return `capacity_${alone[0].term}`
      if (this.broken(at, kept).length > 0) return 'capacity_kept_in_room'
    }
    return null
  }
}
