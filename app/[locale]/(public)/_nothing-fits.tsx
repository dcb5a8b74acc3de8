import { getLocale, getTranslations } from 'next-intl/server'
import { ageAdvice } from '@/app/_components/age-advice'
import { refusalText } from '@/app/_components/booking-refusal-text'
import { FitsCard } from '@/app/_components/fits/fits-card'
import type { Nothing, NothingReason } from '@/domain/search/explain-nothing'
import type { Wish } from '@/domain/search/types'
import { formats } from '@/lib/format'
import { paths } from '@/lib/paths'
import { BlocksDrawing } from '@/ui/drawings/blocks'
import { EmptyState } from '@/ui/empty-state'
import { TextLink } from '@/ui/text-link'
import { searchOf } from './_search-address'

/** Nothing fits: why, and up to three slightly different wishes that find a place now. */
export async function NothingFits({ nothing, wish }: { nothing: Nothing; wish: Wish }) {
  const t = await getTranslations('search.nothing')
  const reasons = (await Promise.all(nothing.reasons.map(reasonTexts))).flat()
  return (
    <div className="stack gap-4">
      <EmptyState level={3} drawing={<BlocksDrawing />} title={t('title')}>
        {reasons.map((reason) => (
          <p key={reason}>{reason}</p>
        ))}
      </EmptyState>
      {nothing.would.length > 0 ? (
        <>
          <h3 className="text-lead">{t('would')}</h3>
          <ul className="grid gap-3 md:grid-cols-2">
            {nothing.would.map(({ kind, wish: other, found }) => (
              <FitsCard
                key={kind}
                kind={
                  <TextLink href={searchOf(other)} className="text-apricot-ink">
                    {t(`kind.${kind}`)}
                  </TextLink>
                }
                found={found}
                ageMonths={wish.ages[0] ?? null}
              />
            ))}
          </ul>
        </>
      ) : null}
      <p>
        <TextLink
          href={paths.rooms({ division: wish.divisionCode, ageMonths: wish.ages[0] ?? null })}
          className="inline-flex min-h-11 items-center"
        >
          {t('allRooms')}
        </TextLink>
      </p>
    </div>
  )
}

async function reasonTexts(reason: NothingReason): Promise<string[]> {
  const t = await getTranslations('search.nothing.reason')
  const format = formats(await getLocale())
  switch (reason.kind) {
    case 'family': {
      const refusals = await getTranslations('booking.refusal')
      return [refusalText(refusals, format, reason.refusal, () => reason.childName)]
    }
    case 'not_released':
      return [t(amount(reason), { when: format.moment(reason.releasedAt) })]
    case 'no_such_age':
      return ageAdvice(await getTranslations('slots.noSuchAge'), format, reason)
    case 'full':
      if (reason.together > 1) return [t('full_together', { count: reason.together })]
      return [t(reason.long ? 'full_long' : 'full')]
    case 'too_short':
    case 'after_closing':
      return [t(amount(reason))]
    default:
      return [t(reason.kind)]
  }
}

/** Whether the text speaks of some slots or of all. */
function amount<Kind extends string>({ kind, all }: { kind: Kind; all: boolean }) {
  return all ? (`all_${kind}` as const) : kind
}
