import { InsteadList } from '@/app/_components/instead/instead-list'
import { insteadViews } from '@/app/_components/instead/instead-views'
import type { Quote } from '@/domain/holds/quote-booking'
import type { Ctx } from '@/domain/shared/context'
import { ClientTexts } from '@/i18n/client-texts'

/** What fits if this stretch cannot be had: for the children asked for, else for all of the right age. */
export async function InsteadWays({
  ctx,
  quote: { slot, span, children },
  chosen,
}: {
  ctx: Ctx
  quote: Quote
  chosen: readonly string[]
}) {
  const ofAge = children.filter(
    ({ refusal }) => refusal?.reason !== 'too_young' && refusal?.reason !== 'too_old',
  )
  const ids = ofAge.map(({ child }) => child.id)
  const wished = ids.filter((id) => chosen.includes(id))
  const ways = await insteadViews(ctx, {
    slotId: slot.id,
    span,
    childIds: wished.length > 0 ? wished : ids,
    ageMonths: null,
  })
  return (
    <ClientTexts areas={['instead', 'faults']}>
      <InsteadList ways={ways} />
    </ClientTexts>
  )
}
