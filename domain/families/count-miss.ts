import type { MessageLimits } from '../messages/limit-queries'
import type { Write } from '../shared/context'
import { takeTurns } from '../shared/turn-queries'
import { insertDeskAlarm } from './alarm-queries'
import { missTurn } from './desk-budget-rules'

/**
 * Counts a miss of a room's desk; beyond the city's number of a day the offices above the room are warned,
 * once an hour. Nothing is refused for it.
 */
export async function countMiss(write: Write, roomId: string, limits: MessageLimits) {
  const { taken } = await takeTurns(write, [missTurn({ roomId }, limits)])
  if (!taken) await insertDeskAlarm(write, roomId)
}
