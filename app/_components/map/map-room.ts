import type { FreePlacesLevel } from '@/ui/free-places'

/** A room as a map shows it; the position is WGS-84. */
export type MapRoom = {
  code: string
  name: { text: string; lang?: string | undefined }
  latitude: number
  longitude: number
  level: FreePlacesLevel
  /** Free places; null if there is no number to show. */
  free: number | null
  href: string
}

const best: FreePlacesLevel[] = ['many', 'few', 'none', 'closed']

/** The level of the room of a group that has most. */
export function bestLevel(rooms: readonly MapRoom[]): FreePlacesLevel {
  return best.find((level) => rooms.some((room) => room.level === level)) ?? 'closed'
}

/** How many rooms of a group have a free place. */
export function openIn(rooms: readonly MapRoom[]): number {
  return rooms.filter(({ level }) => level === 'many' || level === 'few').length
}

/** The key of a room's free places among the texts of the map. */
export function freeKey({ level, free }: Pick<MapRoom, 'level' | 'free'>) {
  return level === 'many' || level === 'few' ? (free === null ? level : 'counted') : level
}
