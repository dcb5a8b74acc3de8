import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { v7 } from 'uuid'
import { askedSpan } from '@/app/_components/booking/asked-span'
import { childChoices } from '@/app/_components/booking/child-choices'
import { freeNow } from '@/app/_components/booking/free-now'
import { Held } from '@/app/_components/booking/hold-band'
import { HoldStep } from '@/app/_components/booking/hold-step'
import { SlotSummary } from '@/app/_components/booking/slot-summary'
import { refusalText } from '@/app/_components/booking-refusal-text'
import { ReleaseLine } from '@/app/_components/favourites/release-line'
import { holdView } from '@/domain/holds/find-hold'
import { quoteBooking } from '@/domain/holds/quote-booking'
import { ClientTexts } from '@/i18n/client-texts'
import { day, type Query, query, readPath, text, texts } from '@/lib/asked'
import { signedInContext } from '@/lib/context'
import { formats } from '@/lib/format'
import { forPage } from '@/lib/go'
import { paths } from '@/lib/paths'
import { BackLink } from '@/ui/back-link'
import { ButtonLink } from '@/ui/button'
import { EmptyState } from '@/ui/empty-state'
import { Notice } from '@/ui/notice'
import { PageHeader } from '@/ui/page-header'
import { TextLink } from '@/ui/text-link'
import { BookingForm } from './_booking-form'
import { BookingRules } from './_booking-rules'
import { FlexibleForm } from './_flexible-form'
import { InsteadWays } from './_instead-ways'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('booking.book')
  return { title: t('title'), robots: { index: false } }
}

const address = query({ day, from: text, to: text, child: texts })

type Props = {
  params: Promise<{ slotId: string }>
  searchParams: Query
}

/** What a booking means, child by child, and the button that makes it. */
export default async function Page({ params, searchParams }: Props) {
  const { slotId } = await readPath(params)
  const { day, from, to, child: chosen = [] } = await address(searchParams)
  const span = day ? askedSpan(day, from, to) : null
  const stretch = day && span ? { day, from, to } : {}
  const here = paths.book(slotId, { ...stretch, children: chosen })
  const { ctx, quote } = await forPage(here, async () => {
    const ctx = await signedInContext()
    return { ctx, quote: await quoteBooking(ctx, { slotId, span }) }
  })
  const t = await getTranslations('booking')
  const several = await getTranslations('several')
  const format = formats(await getLocale())
  const { slot, refusal, children, lastHold } = quote
  const refusals = await getTranslations('booking.refusal')
  const choices = childChoices(t, refusals, format, quote)
  const back = paths.room(slot.roomCode, { day: slot.day })
  const why = refusal ? refusalText(refusals, format, refusal, () => undefined) : null
  const badSpan = refusal?.reason === 'bad_span' ? why : null
  const cannot = badSpan || refusal?.reason === 'consent_missing' ? null : why
  const open = choices.some(({ disabled }) => !disabled)
  const full = freeNow(quote) === 0 || (children.length > 0 && !open)
  const form = { slotId: slot.id, idempotencyKey: v7(), day: slot.day, chosen, waysShown: full }
  return (
    <div className="stack mx-auto w-full max-w-text gap-6">
      <PageHeader
        back={<BackLink href={back}>{t('book.back')}</BackLink>}
        title={t('book.title')}
      />
      {lastHold ? <Held hold={holdView(lastHold, slot)} now={ctx.now} here={here} /> : null}
      <SlotSummary quote={quote} />
      <p>
        <TextLink
          href={paths.bookSeveral(slot.roomCode, { slot: slot.id })}
          className="inline-flex min-h-11 items-center"
        >
          {several('link')}
        </TextLink>
      </p>
      {cannot ? (
        <Notice
          tone="warning"
          title={t('book.cannot')}
          action={
            <ButtonLink kind="quiet" href={back}>
              {t('book.back')}
            </ButtonLink>
          }
        >
          {cannot}
        </Notice>
      ) : null}
      {refusal?.reason === 'not_released' ? (
        <ReleaseLine
          release={{ at: refusal.releasedAt, fromDay: slot.day, toDay: slot.day }}
          now={ctx.now}
        />
      ) : null}
      {cannot || full ? <InsteadWays ctx={ctx} quote={quote} chosen={chosen} /> : null}
      {!cannot && !slot.hasConsent ? (
        <EmptyState
          title={t('book.consentTitle')}
          action={<HoldStep quote={quote} here={here} missing="consent" />}
        >
          {t('book.consentText')}
        </EmptyState>
      ) : null}
      {!cannot && slot.hasConsent && children.length === 0 ? (
        <EmptyState
          title={t('book.noChildren')}
          action={<HoldStep quote={quote} here={here} missing="child" />}
        >
          {t('book.noChildrenText')}
        </EmptyState>
      ) : null}
      {!cannot && slot.hasConsent && children.length > 0 ? (
        quote.stretches ? (
          <FlexibleForm
            {...form}
            quote={quote}
            stretches={quote.stretches}
            action={paths.book(slotId)}
            error={badSpan}
          >
            <BookingRules slot={slot} now={ctx.now} />
          </FlexibleForm>
        ) : (
          <ClientTexts areas={['booking', 'faults', 'instead']}>
            <BookingForm
              {...form}
              stretch={null}
              choices={choices}
              shown={format.daySpan(quote.span.from, quote.span.to)}
              none={freeNow(quote) === 0}
            >
              <BookingRules slot={slot} now={ctx.now} />
            </BookingForm>
          </ClientTexts>
        )
      ) : null}
    </div>
  )
}
