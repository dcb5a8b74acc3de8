import type { ActionState, Typed } from '@/lib/form-state'
import type { EffectView } from './effect-view'

/** What a form of a room answers: why it was not saved, at which field, and what it would do. */
export type RoomAnswer = {
  reason: string
  field?: string | undefined
  /** The ceiling of prices, or the time of a timetable, if the reason names it. */
  detail?: string | undefined
  effect?: EffectView | undefined
  /** What the room was found to be meanwhile: sent again, the form is about that. */
  seen?: string | undefined
  typed: Typed
}

export type RoomFormState = ActionState<RoomAnswer>

/** The field a refusal of the use cases belongs to; the whole form's if there is none. */
export function fieldOfRefusal(reason: string): string | undefined {
  switch (reason) {
    case 'play_area_above_floor_area':
      return 'playArea'
    case 'price_above_ceiling':
      return 'price'
    case 'half_a_place':
      return 'latitude'
    case 'suspended_in_past':
      return 'from'
    default:
      return undefined
  }
}
