import { widestFigures } from '@/domain/figures/policy'
import { requireAccount } from '@/domain/shared/actor'
import { NotFound } from '@/domain/shared/refusal'
import { pageContext } from '@/lib/context'
import { forPage, goTo } from '@/lib/go'
import { paths } from '@/lib/paths'

/** The figures begin at the widest place a person looks after. */
export default async function Page() {
  const where = await forPage('/manage/figures', async () => {
    const widest = widestFigures(requireAccount((await pageContext()).actor))
    if (!widest) throw new NotFound()
    return widest
  })
  return goTo(paths.manageFigures(where))
}
