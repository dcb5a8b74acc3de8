import { getLocale, getTranslations } from 'next-intl/server'
import { v7 } from 'uuid'
import { childChoices } from '@/app/_components/booking/child-choices'
import { StretchForm } from '@/app/_components/booking/stretch-form'
import { refusalText } from '@/app/_components/booking-refusal-text'
import { maySetAside } from '@/domain/claims/kind-rules'
import type { BookingRefusal } from '@/domain/claims/types'
import type { DeskQuote } from '@/domain/desk/quote-at-desk'
import { timeOf } from '@/domain/shared/time'
import { ClientTexts } from '@/i18n/client-texts'
import { formats } from '@/lib/format'
import { paths } from '@/lib/paths'
import { Notice } from '@/ui/notice'
import { Section } from '@/ui/page-header'
import { TextLink } from '@/ui/text-link'
import { DeskForm } from './_desk-form'

type Props = { code: string; quoted: Extract<DeskQuote, { ok: true }>; now: Date }

/** The family found: its children, what the visit costs or why it cannot be booked, and the button. */
export async function QuotedFamily({ code, quoted, now }: Props) {
  const t = await getTranslations('desk.desk')
  const booking = await getTranslations('booking')
  const refusals = await getTranslations('booking.refusal')
  const format = formats(await getLocale())
  const { quote, family, room, mayOverride } = quoted
  const { slot, span, refusal, children } = quote
  const opens = (one: BookingRefusal) => mayOverride && maySetAside(one, span, now)
  const choices = childChoices(booking, refusals, format, quote, opens)
  const why = refusal ? refusalText(refusals, format, refusal, () => undefined) : null
  const badSpan = refusal?.reason === 'bad_span'
  const noConsent = refusal?.reason === 'consent_missing'
  const stands = refusal !== null && !opens(refusal)
  const ready = !stands && children.length > 0
  return (
    <>
      <Section
        id="family"
        title={t('family')}
        aside={<TextLink href={paths.manageDesk(code, slot.id)}>{t('otherFamily')}</TextLink>}
      >
        <p className="wrap-anywhere">{family.name ?? t('unnamed')}</p>
      </Section>
      {why && !badSpan ? (
        <Notice tone="warning" title={t('cannot')}>
          {noConsent ? t('noConsent') : why}
        </Notice>
      ) : null}
      {children.length === 0 ? <Notice>{t('noChildren')}</Notice> : null}
      {slot.flexible && (ready || badSpan) ? (
        <StretchForm
          action={paths.manageDesk(code, slot.id)}
          kept={{ family: family.accountId }}
          quote={quote}
          error={badSpan ? why : null}
        />
      ) : null}
      {ready ? (
        <ClientTexts areas={['desk', 'faults']}>
          <DeskForm
            place={{ code, roomId: room.id, slotId: slot.id }}
            accountId={family.accountId}
            idempotencyKey={v7()}
            day={slot.day}
            stretch={slot.flexible ? { from: timeOf(span.from), to: timeOf(span.to) } : null}
            choices={choices.map((choice, n) => {
              const exceptional = children[n]?.refusal && !choice.disabled
              return exceptional
                ? { ...choice, hint: `${choice.hint} · ${t('exception.needed')}` }
                : choice
            })}
            shown={format.daySpan(span.from, span.to)}
            exception={mayOverride ? (refusal ? 'needed' : 'possible') : 'never'}
          />
        </ClientTexts>
      ) : null}
    </>
  )
}
