import type { Role } from '../shared/context'

/** A role's scope for an entry of the log: codes and ids, and the room if it is a room's. */
export function scopeDetails(role: Role): { roomId?: string; details: Record<string, unknown> } {
  return { ...('roomId' in role ? { roomId: role.roomId } : {}), details: { ...role } }
}
