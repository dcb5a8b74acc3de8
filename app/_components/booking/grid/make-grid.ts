import { getLocale, getTranslations } from 'next-intl/server'
import { usualSpan } from '@/domain/claims/stretch-rules'
import type { Quote } from '@/domain/holds/quote-booking'
import type { ChildStretches, HalfHour, Stretches } from '@/domain/holds/quote-stretches'
import { minutesBetween, timeOf } from '@/domain/shared/time'
import { formats } from '@/lib/format'
import { refusalText } from '../../booking-refusal-text'
import { levelOf } from '../../level-of'
import { costText, shortCostText } from '../child-choices'
import type { Grid, GridChild, GridHalfHour } from './grid'

/** The grid of a flexible slot, with every text that depends on a length in the reader's language. */
export async function makeGrid(quote: Quote, { halfHours, children }: Stretches): Promise<Grid> {
  const booking = await getTranslations('booking')
  const refusals = await getTranslations('booking.refusal')
  const t = await getTranslations('grid')
  const format = formats(await getLocale())
  const { slot, span, free } = quote
  const onGrid = halfHours.some(
    ({ from, ends }) => +from === +span.from && ends.some(({ to }) => +to === +span.to),
  )
  const shown = onGrid ? span : usualSpan(slot, free)
  const open = children.filter((one) => one.refusal === null)

  const childOf = ({ child, refusal, whenBusy, busy, costs }: ChildStretches): GridChild => {
    const why = (one: typeof whenBusy) => refusalText(refusals, format, one, () => child.name)
    return {
      childId: child.id,
      name: child.name,
      why: refusal && why(refusal),
      whyBusy: why(whenBusy),
      busy: halfHours.filter((half) => meets(busy, half)).map((half) => timeOf(half.from)),
      costs: Object.fromEntries(
        costs.map(({ minutes, cost }) => {
          const text = costText(booking, format, quote, { child, cost })
          return [minutes, { text, free: cost.allowanceUsed > 0 }]
        }),
      ),
    }
  }
  const costAt = (n: number) => {
    const costs = open.flatMap(({ child, costs }) => {
      const at = costs[n]
      return at ? [{ name: child.name, cost: shortCostText(booking, format, quote, at) }] : []
    })
    const [first] = costs
    if (!first) return ''
    if (costs.length === 1) return first.cost
    return costs.every(({ cost }) => cost === first.cost)
      ? t('costEach', { cost: first.cost })
      : costs.map((one) => t('costOf', one)).join(t('costSeparator'))
  }
  const half = (one: HalfHour): GridHalfHour => ({
    from: timeOf(one.from),
    to: timeOf(one.to),
    free: one.free,
    level: levelOf(one.free),
    limit: one.limit,
    ends: one.ends.map(({ to, minutes, refusal }) => ({
      to: timeOf(to),
      minutes,
      refusal: refusal?.reason ?? null,
      full: refusal?.reason === 'full' ? timeOf(refusal.at) : null,
    })),
    busy: children.filter(({ busy }) => meets(busy, one)).map(({ child }) => child.name),
  })
  return {
    day: slot.day,
    dayText: format.day(slot.day),
    halfHours: halfHours.map(half),
    children: children.map(childOf),
    lengths: Object.fromEntries(
      halfHours.map(({ to }, n) => {
        const minutes = minutesBetween(slot.startsAt, to)
        return [minutes, { duration: format.duration(minutes), cost: costAt(n) }]
      }),
    ),
    min: format.duration(slot.minMinutes),
    max: format.duration(slot.policy.slotMaxMinutes),
    asked: { from: timeOf(shown.from), to: timeOf(shown.to) },
    offGrid: !onGrid,
  }
}

function meets(spans: ChildStretches['busy'], half: HalfHour): boolean {
  return spans.some(({ from, to }) => from < half.to && to > half.from)
}
