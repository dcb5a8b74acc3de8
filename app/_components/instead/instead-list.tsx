import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/ui/button'
import { Card } from '@/ui/card'
import { FreePlaces } from '@/ui/free-places'
import { levelOf } from '../level-of'
import { InsteadForm } from './instead-form'
import type { InsteadView } from './instead-views'

/** “Full, but this fits”: up to three ways out, each booked with one touch. */
export function InsteadList({ ways }: { ways: readonly InsteadView[] }) {
  const t = useTranslations('instead')
  if (ways.length === 0) return null
  return (
    <section aria-labelledby="instead" className="stack gap-3">
      <h2 id="instead" className="text-heading">
        {t('title')}
      </h2>
      <ul className="grid gap-3">
        {ways.map((way) => (
          <Card as="li" key={way.kind} className="stack gap-2">
            <div>
              <p className="font-[650] text-apricot-ink text-small">{way.title}</p>
              <h3 className="text-lead tabular-nums leading-snug">{way.when}</h3>
              <p lang={way.room.lang}>{way.room.text}</p>
              <p className="text-small text-soft">
                {way.place} · {way.cost}
              </p>
            </div>
            <div className="flex flex-wrap items-center justify-between gap-3">
              <FreePlaces
                level={levelOf(way.free)}
                count={way.free}
                word={t('places', { count: way.free })}
              />
              {way.form ? (
                <InsteadForm fields={way.form} when={way.when} />
              ) : (
                <ButtonLink kind="quiet" href={way.href}>
                  {t('look')}
                  <span className="sr-only"> {way.when}</span>
                </ButtonLink>
              )}
            </div>
          </Card>
        ))}
      </ul>
    </section>
  )
}
