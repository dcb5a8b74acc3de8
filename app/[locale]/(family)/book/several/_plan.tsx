import { getLocale, getTranslations } from 'next-intl/server'
import type { Reckoned } from '@/domain/several/reckoning-rules'
import { formats } from '@/lib/format'
import { Card } from '@/ui/card'
import { StateLabel } from '@/ui/state-label'
import { type VisitLine, visitLines } from './_visit-lines'

/** The visits chosen, one by one: what each costs or why it cannot be had, and what all cost. */
export async function Plan({ chosen }: { chosen: Reckoned[] }) {
  const t = await getTranslations('several.plan')
  const lines = await visitLines(chosen)
  const can = chosen.filter((one) => one.refusal === null)
  return (
    <>
      <VisitList lines={lines} />
      {can.length === 0 ? <p>{t('nothing')}</p> : <Total visits={can} />}
    </>
  )
}

/** Visits as a list, each with its state in a word and a mark. */
export async function VisitList({ lines }: { lines: VisitLine[] }) {
  const t = await getTranslations('several.plan')
  return (
    <Card>
      <ol className="grid">
        {lines.map(({ slotId, when, can, words }) => (
          <li
            key={slotId}
            className="grid gap-1 border-line border-t py-3 first:border-t-0 first:pt-0 last:pb-0"
          >
            <p className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
              <span className="font-[650] tabular-nums">{when}</span>
              <StateLabel tone={can ? 'green' : 'outline'} mark={can ? 'tick' : 'cross'}>
                {t(can ? 'can' : 'cannot')}
              </StateLabel>
            </p>
            {words.map((text) => (
              <p key={text} className="text-small text-soft">
                {text}
              </p>
            ))}
          </li>
        ))}
      </ol>
    </Card>
  )
}

async function Total({ visits }: { visits: Reckoned[] }) {
  const t = await getTranslations('several.plan')
  const format = formats(await getLocale())
  const costs = visits.flatMap(({ slot, children }) =>
    children.map(({ cost }) => ({ ...cost, unit: slot.policy.allowanceUnit })),
  )
  const used = (unit: 'visits' | 'minutes') =>
    costs.filter((one) => one.unit === unit).reduce((sum, one) => sum + one.allowanceUsed, 0)
  const price = costs.reduce((sum, one) => sum + (one.priceFen ?? 0), 0)
  const [free, minutes] = [used('visits'), used('minutes')]
  return (
    <Card tone="green">
      <p className="font-[650]">{t('total')}</p>
      <ul>
        <li>{t('had', { count: visits.length, visits: costs.length })}</li>
        {free > 0 ? <li>{t('free', { count: free })}</li> : null}
        {minutes > 0 ? <li>{t('freeMinutes', { count: minutes })}</li> : null}
        {price > 0 ? <li>{t('price', { price: format.money(price) })}</li> : null}
        {costs.some((one) => one.priceFen === null) ? <li>{t('unknown')}</li> : null}
      </ul>
    </Card>
  )
}
