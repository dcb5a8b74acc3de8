import type { FreePlacesLevel } from '@/ui/free-places'

/** A slot with at least this number of free places has many; below that, few. */
const many = 3

/** The shape for a number of free places. */
export function levelOf(free: number): FreePlacesLevel {
  if (free === 0) return 'none'
  return free < many ? 'few' : 'many'
}
