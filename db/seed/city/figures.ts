import { changeRoom } from '@/domain/administration/change-room'
import { setProgrammeTarget } from '@/domain/figures/set-programme-target'
import { setResidentChildren } from '@/domain/figures/set-resident-children'
import type { Ctx } from '@/domain/shared/context'
import { addDays } from '@/domain/shared/time'
import type { BuiltRoom } from './build-room'
import { granted } from './moment'

/** Published for 2024; here an example for the year of the demo. */
const examplePlaces = 7_000
const exampleSource = '示例，不是统计数字 example, no statistics'

/**
 * What the demo's figures are compared with: an invented number of children in each subdistrict with a
 * room and a target of the year, both of which say that they are examples; and some of the invented
 * rooms opened this year.
 */
export async function enterExampleFigures(
  ctx: Ctx,
  { today, rooms }: { today: string; rooms: BuiltRoom[] },
): Promise<void> {
  const codes = rooms.map(({ plan }) => plan.room.subdistrictCode)
  const entries = [...new Set(codes)].map((subdistrictCode) => ({
    subdistrictCode,
    children: 240 + (Number(subdistrictCode) % 11) * 60,
  }))
  const fromDay = `${today.slice(0, 4)}-01-01`
  granted(await setResidentChildren(ctx, { fromDay, source: exampleSource, entries }))
  const year = Number(today.slice(0, 4))
  granted(await setProgrammeTarget(ctx, { year, newPlaces: examplePlaces }))
  const invented = rooms.filter(({ plan }) => plan.room.code?.endsWith('-demo'))
  for (const [n, { roomId }] of invented.entries()) {
    if (n % 3 > 0) continue
    const openedOn = addDays(today, -20 - 7 * n)
    granted(await changeRoom(ctx, { roomId, changes: { openedOn } }))
  }
}
