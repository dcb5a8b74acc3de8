import type { Actor } from '../shared/context'
import { maySeeFigures } from './policy'
import type { FiguresPlace } from './types'

/** Whether an actor who sees a place also sees one it lies in: for the links that lead up. */
export function figuresPlaceSeen(actor: Actor, where: string, below: FiguresPlace): boolean {
  const level = where === 'city' ? 'city' : where.length === 6 ? 'district' : 'subdistrict'
  return maySeeFigures(
    actor,
    {
      ...below,
      level,
      where,
      roomId: null,
      districtCode: level === 'city' ? null : below.districtCode,
      subdistrictCode: level === 'subdistrict' ? below.subdistrictCode : null,
    },
    null,
  )
}
