import type { AgeBand } from './types'

/** What a number counts. Kept whole: an area in dm², money in fen, a temperature in tenths of a degree. */
export type Unit =
  | 'children'
  | 'caregivers'
  | 'ratio'
  | 'months'
  | 'minutes'
  | 'amount'
  | 'days'
  | 'workingDays'
  | 'places'
  | 'points'
  | 'bookings'
  | 'percent'
  | 'messages'
  | 'families'
  | 'times'
  | 'area'
  | 'money'
  | 'temperature'

/** What is kept of a setting and within which bounds; `city` is what the city starts with. */
type Kinds = {
  number: {
    kind: 'number'
    unit: Unit
    bounds: readonly [least: number, most: number]
    /** Only multiples of it. */
    step?: number
    city: number
  }
  flag: { kind: 'flag'; city: boolean }
  /** Of the day, 'HH:MM'. */
  time: { kind: 'time'; city: string }
  choice: { kind: 'choice'; choices: readonly string[]; city: string }
  bands: { kind: 'bands'; most: number; city: readonly AgeBand[] }
}

type Where = {
  /** For a setting that the city alone may set; any level may set the others. */
  setBy?: 'city'
  /**
   * How a slot keeps it: `terms` become columns of the slot when it is made (`set_slot_terms`), and
   * `booking` is read from the slot's own policy whenever it is booked. Otherwise what is in force counts.
   */
  frozen?: 'terms' | 'booking'
  /** Whether slots are made again when it changes. */
  shapesSlots?: true
}

export type SettingEntry = Kinds[keyof Kinds] & Where

type KindOf<Value> = [Value] extends [number]
  ? Kinds['number']
  : [Value] extends [boolean]
    ? Kinds['flag']
    : [Value] extends [AgeBand[]]
      ? Kinds['bands']
      : string extends Value
        ? Kinds['time']
        : Kinds['choice'] & { choices: readonly Value[]; city: Value }

/** The setting that a column's values ask for. */
export type EntryOf<Value> = KindOf<Value> & Where
