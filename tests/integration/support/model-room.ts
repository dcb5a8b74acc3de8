import type { Start, Step } from './model-steps'
import {
  bandSets,
  basePolicy,
  DAY,
  type Level,
  levels,
  type ModelBand,
  type ModelPolicy,
  type ModelSlot,
  slotPlans,
} from './model-world'

export type Status =
  | 'confirmed'
  | 'held'
  | 'offered'
  | 'cancelled'
  | 'expired'
  | 'attended'
  | 'missed'
export type Claim = {
  slot: number
  child: number
  start: number
  end: number
  status: Status
  expires: number
  age: number
  factor: number
  resident: boolean
  sameDay: boolean
}
type Terms = { sameDayFrom: number; sameDay: number; residents: number; residentsUntil: number }
export type Slot = ModelSlot & { cap: number | null; closed: boolean; terms: Terms }
type Caregiver = { active: boolean; counts: boolean; shifts: Map<number, Shift> }
type Shift = { from: number; to: number; breaks: { from: number; to: number }[] }
type Weighed = { band: number; factor: number }

/**
 * The room of the model: what is set and booked, and every figure computed again from it, plainly
 * and without regard to speed, in fractions of whole numbers.
 */
export class ModelRoom {
  now = 10 * 60
  room: { licensed: number; area: number | null; open: boolean }
  policies = new Map<string, Partial<ModelPolicy>>()
  caregivers: Caregiver[]
  claims: Claim[] = []
  slots: Slot[]

  constructor(start: Start) {
    this.room = { licensed: start.licensed, area: start.area, open: true }
    this.policies.set('district -4000', basePolicy)
    this.policies.set('room -4000', start.policy)
    this.caregivers = [0, 1, 2].map((n) => ({
      active: true,
      counts: true,
      shifts: new Map(
        n < start.caregivers ? [7, 8].map((day) => [day, { from: 480, to: 1080, breaks: [] }]) : [],
      ),
    }))
    this.slots = slotPlans.map((plan) => ({
      ...plan,
      cap: null,
      closed: false,
      terms: { sameDayFrom: 0, sameDay: 0, residents: 0, residentsUntil: 0 },
    }))
    for (const slot of this.slots) this.setTerms(slot)
  }

  protected staff(step: Extract<Step, { caregiver: number }>): void {
    const person = this.caregivers[step.caregiver]
    if (!person) throw new Error('no such caregiver')
    if (step.do === 'caregiver') Object.assign(person, { active: step.active, counts: step.counts })
    else if (step.do === 'unshift') person.shifts.delete(step.day)
    else if (step.do === 'shift') {
      // A shift that is made again has no breaks.
      person.shifts.set(step.day, { from: step.from, to: step.to, breaks: [] })
    } else {
      const shift = person.shifts.get(step.day)
      if (shift && step.from >= shift.from && step.to <= shift.to) shift.breaks.push(step)
    }
  }

  slot(n: number): Slot {
    const slot = this.slots[n]
    if (!slot) throw new Error('no such slot')
    return slot
  }

  policy(day: number): ModelPolicy {
    const laid = [...this.policies].map(([key, fields]) => {
      const [level = '', from = ''] = key.split(' ')
      return { rank: levels.indexOf(level as Level), from: Number(from), fields }
    })
    return Object.assign(
      { ...basePolicy },
      ...laid
        .filter((one) => one.from <= day)
        .sort((a, b) => a.rank - b.rank || a.from - b.from)
        .map((one) => one.fields),
    )
  }

  protected setTerms(slot: Slot): void {
    const day = Math.floor(slot.start / DAY)
    const policy = this.policy(day)
    const places = Math.min(
      slot.cap ?? policy.slotCap,
      this.room.licensed,
      policy.largestGroup,
      this.room.area === null
        ? Number.POSITIVE_INFINITY
        : Math.floor(this.room.area / policy.areaPerChild),
    )
    slot.terms = {
      sameDayFrom: day * DAY,
      sameDay: places >= policy.sameDayFromPlaces ? policy.sameDayReserve : 0,
      residents: policy.residentsReserve,
      residentsUntil: (day - policy.residentsUntilDays) * DAY,
    }
  }

  protected retell(fromDay: number): void {
    for (const slot of this.slots) {
      if (slot.start > this.now && slot.start >= fromDay * DAY) this.setTerms(slot)
    }
  }

  protected kept(slot: Slot, residents: number, toResident: boolean): number {
    const sameDay = this.now < slot.terms.sameDayFrom ? slot.terms.sameDay : 0
    if (toResident || this.now >= slot.terms.residentsUntil) return sameDay
    return sameDay + Math.max(0, slot.terms.residents - residents)
  }

  active(): Claim[] {
    return this.claims.filter((one) => one.status !== 'cancelled' && one.status !== 'expired')
  }

  bands(day: number): ModelBand[] {
    return bandSets[this.policy(day).bands] ?? []
  }

  /** The parts of a slot a family can choose, with who is there and the cap in force. */
  parts(n: number) {
    const slot = this.slot(n)
    const step = slot.flexible ? 30 : slot.end - slot.start
    const cap = slot.closed ? 0 : (slot.cap ?? this.policy(Math.floor(slot.start / DAY)).slotCap)
    const starts = Array.from(
      { length: (slot.end - slot.start) / step },
      (_, k) => slot.start + k * step,
    )
    return starts.map((start) => {
      const end = start + step
      const there = this.active().filter(
        (one) => one.slot === n && one.start < end && one.end > start,
      )
      return {
        start,
        end,
        cap,
        heads: there.length,
        residents: there.filter((one) => one.resident).length,
        sameDay: there.filter((one) => one.sameDay).length,
      }
    })
  }

  /** The children present at a quarter hour, each in the band it is counted in. */
  present(at: number): Weighed[] {
    const bands = this.bands(Math.floor(at / DAY))
    return this.active()
      .filter((one) => one.start <= at && one.end > at)
      .map((one) => ({ band: nextBand(bands, one.age), factor: one.factor }))
  }

  limits(at: number) {
    const policy = this.policy(Math.floor(at / DAY))
    const time = at % DAY
    const onDuty = this.caregivers.filter((person) => {
      const shift = person.shifts.get(Math.floor(at / DAY))
      if (!shift || !person.active || !person.counts || time < shift.from || time >= shift.to)
        return false
      return !shift.breaks.some((pause) => time >= pause.from && time < pause.to)
    })
    return {
      licensed: this.room.open ? this.room.licensed : 0,
      area: this.room.area === null ? null : Math.floor(this.room.area / policy.areaPerChild),
      group: policy.largestGroup,
      caregivers: onDuty.length,
      least: policy.minCaregivers,
    }
  }

  /** The limits broken at a quarter hour, and by how much. */
  broken(at: number, kept: Weighed[]): { term: string; by: number }[] {
    const limits = this.limits(at)
    const present = this.present(at)
    const heads = present.length + kept.length
    const needed = this.needed(at, present, kept)
    const short = needed - limits.caregivers
    const too: [string, boolean, number][] = [
      ['licensed_places', heads > limits.licensed, heads - limits.licensed],
      ['area_places', limits.area !== null && heads > limits.area, heads - (limits.area ?? 0)],
      ['largest_group', heads > limits.group, heads - limits.group],
      ['min_caregivers', present.length > 0 && limits.caregivers < limits.least, short],
      ['ratio', limits.caregivers >= limits.least && short > 0, short],
    ]
    return too.filter(([, is]) => is).map(([term, , by]) => ({ term, by }))
  }

  /** Caregivers needed: the children's load as a fraction of whole numbers, rounded up. */
  protected needed(at: number, present: Weighed[], kept: Weighed[]): number {
    const all = [...present, ...kept]
    if (all.length === 0) return 0
    const policy = this.policy(Math.floor(at / DAY))
    const bands = this.bands(Math.floor(at / DAY))
    const ratio = (band: number) => bands[band]?.ratio ?? Number.NaN
    const ofYoungest = (some: Weighed[]) => ratio(Math.min(...some.map((one) => one.band)))
    // A kept place, to which nobody may come, lets nobody mind more children.
    const youngest =
      present.length > 0 ? Math.min(ofYoungest(present), ofYoungest(all)) : ofYoungest(all)
    let above = 0n
    let below = 1n
    for (const one of all) {
      const shared = { fixed_ratio: policy.fixedRatio, youngest, sum_of_fractions: ratio(one.band) }
      const unit = BigInt(100 * shared[policy.mixed])
      above = above * unit + BigInt(one.factor) * below
      below *= unit
    }
    return Math.max(policy.minCaregivers, Number((above + below - 1n) / below))
  }
}

/** The first band that ends after the age; the last if none does. */
export function nextBand(bands: ModelBand[], age: number): number {
  const found = bands.findIndex((band) => band.to > age)
  return found === -1 ? bands.length - 1 : found
}
