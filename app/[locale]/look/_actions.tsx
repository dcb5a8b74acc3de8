import { useTranslations } from 'next-intl'
import { BackLink, Breadcrumb } from '@/ui/back-link'
import { Button, ButtonLink } from '@/ui/button'
import { FreePlaces } from '@/ui/free-places'
import { Section } from '@/ui/page-header'
import { StateLabel } from '@/ui/state-label'
import { PendingMark, SubmitButton } from '@/ui/submit-button'

/** Buttons and links, free places, states. */
export function Actions() {
  const t = useTranslations('look')
  return (
    <>
      <Section id="actions" title={t('actions.title')}>
        <div className="flex flex-wrap items-center gap-3">
          <Button>{t('actions.primary')}</Button>
          <Button kind="quiet">{t('actions.quiet')}</Button>
          <Button kind="danger">{t('actions.danger')}</Button>
          <Button kind="plain">{t('actions.plain')}</Button>
          <ButtonLink kind="quiet" href="/look">
            {t('actions.link')}
          </ButtonLink>
          <Button aria-disabled="true">
            <PendingMark />
            {t('actions.pending')}
          </Button>
          <Button kind="quiet" aria-disabled="true">
            <PendingMark />
            {t('actions.pending')}
          </Button>
          <Button kind="quiet" className="max-w-60">
            {t('actions.long')}
          </Button>
        </div>
        <p className="max-w-text text-small text-soft">{t('actions.reactions')}</p>
        <form action="/look" className="max-w-90">
          <SubmitButton wide pendingText={t('actions.pending')}>
            {t('actions.wide')}
          </SubmitButton>
        </form>
        <div className="grid justify-items-start">
          <BackLink href="/look">{t('actions.back')}</BackLink>
          <Breadcrumb
            label={t('actions.trail')}
            trail={[
              { href: '/', text: t('actions.trailHome') },
              { href: '/look', text: t('actions.trailRoom') },
            ]}
            here={t('actions.trailHere')}
          />
        </div>
      </Section>
      <Section id="places" title={t('places.title')}>
        <p className="max-w-text text-soft">{t('places.text')}</p>
        <div className="flex flex-wrap items-center gap-x-8 gap-y-2">
          <FreePlaces level="many" count={4} word={t('places.many')} />
          <FreePlaces level="few" count={1} word={t('places.few')} />
          <FreePlaces level="none" count={0} word={t('places.none')} />
          <FreePlaces level="closed" word={t('places.closed')} />
        </div>
        <div className="flex flex-wrap items-center gap-x-8 gap-y-2">
          <FreePlaces size="large" level="many" count={8} word={t('places.largeMany')} />
          <FreePlaces size="large" level="few" count={1} word={t('places.few')} />
          <FreePlaces size="large" level="none" word={t('places.none')} />
          <FreePlaces size="large" level="closed" word={t('places.closed')} />
        </div>
      </Section>
      <Section id="states" title={t('states.title')}>
        <div className="flex flex-wrap gap-2">
          <StateLabel tone="green" mark="tick">
            {t('states.confirmed')}
          </StateLabel>
          <StateLabel tone="apricot" mark="clock">
            {t('states.held')}
          </StateLabel>
          <StateLabel tone="apricot" mark="alert">
            {t('states.offered')}
          </StateLabel>
          <StateLabel mark="cross">{t('states.cancelled')}</StateLabel>
          <StateLabel tone="red" mark="alert">
            {t('states.missed')}
          </StateLabel>
          <StateLabel tone="outline">{t('states.example')}</StateLabel>
        </div>
      </Section>
    </>
  )
}
