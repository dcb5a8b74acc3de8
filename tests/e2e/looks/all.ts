import { familyStates } from './family'
import { officeStates } from './offices'
import { publicStates } from './public'
import { roomStates } from './rooms'
import type { State } from './state'

/** Every page in the states that are looked at. */
export const states: State[] = [...publicStates, ...familyStates, ...roomStates, ...officeStates]
