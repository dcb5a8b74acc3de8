import { setProgrammeTarget } from '@/domain/figures/set-programme-target'
import { setResidentChildren } from '@/domain/figures/set-resident-children'
import type { Ctx } from '@/domain/shared/context'
import { granted } from './moment'

/** Published for 2024; here an example for the year of the demo. */
const examplePlaces = 7_000
const exampleSource = '示例，不是统计数字 example, no statistics'

/**
 * What the demo's figures are held against: an invented number of children in each subdistrict with a
 * room, and a target of the year. Both say that they are examples.
 */
export async function enterExampleFigures(
  ctx: Ctx,
  { today, subdistrictCodes }: { today: string; subdistrictCodes: string[] },
): Promise<void> {
  const entries = [...new Set(subdistrictCodes)].map((subdistrictCode) => ({
    subdistrictCode,
    children: 240 + (Number(subdistrictCode) % 11) * 60,
  }))
  const fromDay = `${today.slice(0, 4)}-01-01`
  granted(await setResidentChildren(ctx, { fromDay, source: exampleSource, entries }))
  const year = Number(today.slice(0, 4))
  granted(await setProgrammeTarget(ctx, { year, newPlaces: examplePlaces }))
}
