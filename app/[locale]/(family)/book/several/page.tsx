import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { v7 } from 'uuid'
import { listChildren } from '@/domain/children/list-children'
import { mostVisits } from '@/domain/claims/inputs'
import { quoteSeveral, type SeveralQuote } from '@/domain/several/quote-several'
import { NotFound } from '@/domain/shared/refusal'
import { ClientTexts } from '@/i18n/client-texts'
import { type Query, query } from '@/lib/asked'
import { signedInContext } from '@/lib/context'
import { forPage } from '@/lib/go'
import { withNext } from '@/lib/local-path'
import { nameIn } from '@/lib/name-in'
import { paths } from '@/lib/paths'
import { BackLink } from '@/ui/back-link'
import { ButtonLink } from '@/ui/button'
import { Disclosure } from '@/ui/disclosure'
import { EmptyState } from '@/ui/empty-state'
import { Notice } from '@/ui/notice'
import { PageHeader, Section } from '@/ui/page-header'
import { type Asked, readAsked, severalQuery } from './_asked'
import { Chooser } from './_chooser'
import { Plan } from './_plan'
import { SeveralForm } from './_several-form'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('several')
  return { title: t('title'), robots: { index: false } }
}

const address = query(severalQuery)

/** Several days of a room at once: what can be had, what cannot and why, booked with one press. */
export default async function Page({ searchParams }: { searchParams: Query }) {
  const t = await getTranslations('several')
  const read = readAsked(await address(searchParams))
  const here = paths.bookSeveral(read.code)
  const { asked, quote } = await forPage(here, () => quoted(read))
  if (!quote) {
    return (
      <EmptyState
        level={1}
        title={t('noRoom')}
        action={<ButtonLink href={paths.home()}>{t('find')}</ButtonLink>}
      >
        {t('noRoomText')}
      </EmptyState>
    )
  }
  const name = nameIn(await getLocale(), quote.room)
  return (
    <div className="mx-auto stack w-full max-w-text gap-6">
      <PageHeader
        back={<BackLink href={paths.room(quote.room.code)}>{t('back')}</BackLink>}
        title={t('title')}
        lead={<span lang={name.lang}>{name.text}</span>}
      />
      <FirstNeeded quote={quote} here={here} />
      {quote.hasConsent && quote.children.length > 0 && quote.offered.length > 0 ? (
        <Choosing quote={quote} asked={asked} />
      ) : null}
    </div>
  )
}

/** The page's wish and what it would mean; the page itself says if the room is not there. */
async function quoted(read: Asked): Promise<{ asked: Asked; quote: SeveralQuote | null }> {
  const ctx = await signedInContext()
  const [only, ...more] = await listChildren(ctx)
  const usual = only && more.length === 0 && !read.childrenAsked ? [only.id] : read.childIds
  const asked = { ...read, childIds: usual }
  try {
    return { asked, quote: await quoteSeveral(ctx, asked) }
  } catch (error) {
    if (error instanceof NotFound) return { asked, quote: null }
    throw error
  }
}

/** What is missing before anything can be chosen: slots, consent, a child. */
async function FirstNeeded({ quote, here }: { quote: SeveralQuote; here: string }) {
  const t = await getTranslations('several.choose')
  const book = await getTranslations('booking.book')
  if (quote.offered.length === 0) {
    return <EmptyState title={t('noSlots')}>{t('noSlotsText')}</EmptyState>
  }
  if (!quote.hasConsent) {
    return (
      <EmptyState
        title={book('consentTitle')}
        action={<ButtonLink href={withNext('/my/consent', here)}>{book('consentLink')}</ButtonLink>}
      >
        {book('consentText')}
      </EmptyState>
    )
  }
  if (quote.children.length > 0) return null
  return (
    <EmptyState
      title={book('noChildren')}
      action={<ButtonLink href={withNext('/my/children/new', here)}>{book('addChild')}</ButtonLink>}
    >
      {book('noChildrenText')}
    </EmptyState>
  )
}

async function Choosing({ quote, asked }: { quote: SeveralQuote; asked: Asked }) {
  const t = await getTranslations('several')
  const { chosen, unknown, beyond } = quote
  const childMissing = chosen.length > 0 && chosen[0]?.children.length === 0
  const planned = chosen.length > 0 && !childMissing
  const every = chosen.every((one) => one.refusal === null)
  const chooser = <Chooser quote={quote} asked={asked} childMissing={childMissing} />
  return (
    <>
      {asked.wrong || unknown > 0 ? <Notice tone="warning">{t('ignored')}</Notice> : null}
      {beyond > 0 ? (
        <Notice tone="warning">{t('beyond', { most: mostVisits, count: beyond })}</Notice>
      ) : null}
      {asked.pattern && chosen.length === 0 ? (
        <Notice tone="warning">{t('noneMatch')}</Notice>
      ) : null}
      {planned ? (
        <Section id="plan" title={t('plan.title', { count: chosen.length })}>
          <ClientTexts areas={['several', 'faults']}>
            <SeveralForm
              idempotencyKey={v7()}
              fields={fieldsOf(quote)}
              usual={every ? 'all' : 'what_fits'}
              shown={t('aside', { count: chosen.length })}
            >
              <Plan chosen={chosen} />
            </SeveralForm>
          </ClientTexts>
        </Section>
      ) : null}
      {planned ? (
        <Disclosure summary={t('choose.change')}>{chooser}</Disclosure>
      ) : (
        <>
          <p className="text-soft">{t('lead')}</p>
          {chooser}
        </>
      )}
    </>
  )
}

/** The visits shown, for the form to send. */
function fieldsOf({ chosen }: SeveralQuote): { name: string; value: string }[] {
  const children = chosen[0]?.children.map(({ child }) => child.id) ?? []
  return [
    ...children.map((value) => ({ name: 'child', value })),
    ...chosen.map(({ slot, span }) => ({
      name: 'visit',
      value: [slot.id, span.from.toISOString(), span.to.toISOString()].join(' '),
    })),
    ...chosen.flatMap(({ slot, children }) =>
      children
        .filter(({ cost }) => cost.allowanceUsed > 0)
        .map(({ child }) => ({ name: 'free', value: `${slot.id} ${child.id}` })),
    ),
  ]
}
