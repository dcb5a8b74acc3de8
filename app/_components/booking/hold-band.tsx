import { getLocale, getTranslations } from 'next-intl/server'
import { findHold, type HoldView } from '@/domain/holds/find-hold'
import { timeOf } from '@/domain/shared/time'
import { ClientTexts } from '@/i18n/client-texts'
import { signedInContext } from '@/lib/context'
import { formats } from '@/lib/format'
import { paths } from '@/lib/paths'
import { HoldClock } from './hold-clock'
import { HoldForm, ReleaseForm } from './hold-form'
import { HoldReturn } from './hold-return'
import { slotOfPath } from './slot-of-path'

/**
 * On the steps of a booking: what is held for the family and until when, with a count and a button to
 * give it back; once it is over, that it is, and a button to hold it again. Nothing if the step
 * does not lead to a booking or nothing was held.
 */
export async function HoldBand({
  here,
  next,
}: {
  /** The step the band is on, and the booking page the steps lead to. */
  here: string
  next: string | null
}) {
  const wanted = slotOfPath(next)
  const ctx = await signedInContext()
  const hold = wanted && (await findHold(ctx, wanted))
  return hold ? <Held hold={hold} now={ctx.now} here={here} /> : null
}

/** The band of a hold that the page has read already, at the instant it was read. */
export async function Held({ hold, now, here }: { hold: HoldView; now: Date; here: string }) {
  const t = await getTranslations('hold')
  const locale = await getLocale()
  const format = formats(locale)
  const { id, slotId, startsAt, endsAt, expiresAt, state, day } = hold
  const room = locale === 'en' ? (hold.roomNameEn ?? hold.roomNameZh) : hold.roomNameZh
  const time = format.time(expiresAt)
  const stretch = hold.flexible ? { from: timeOf(startsAt), to: timeOf(endsAt) } : null
  const again = (text: string) => (
    <div className="grid gap-2">
      <p>{text}</p>
      <HoldForm
        wanted={{ slotId, day, stretch }}
        next={here}
        label={t('band.again')}
        pending={t('band.holding')}
      />
    </div>
  )
  return (
    <ClientTexts areas={['faults']}>
      <section aria-label={t('band.label')} className="grid gap-1 rounded-soft bg-apricot-wash p-4">
        <HoldReturn id={id} />
        <p className="text-small">{`${room} · ${format.daySpan(startsAt, endsAt)}`}</p>
        {state === 'live' ? (
          <p className="font-[650] tabular-nums">{t('band.kept', { time })}</p>
        ) : null}
        {state === 'live' ? (
          <HoldClock
            key={id}
            hold={{ id, until: expiresAt.getTime(), serverNow: now.getTime() }}
            steps={[paths.book(slotId), paths.consent(), paths.newChild(), paths.privacy()]}
            releaseAt={paths.releaseHold()}
            told={{
              start: t('said.start', { time }),
              120: t('said.left120'),
              60: t('said.left60'),
              30: t('said.left30'),
              0: t('said.over'),
            }}
            timer={t('band.timer')}
            over={again(t('band.over'))}
          >
            <ReleaseForm holdId={id} label={t('band.release')} pending={t('band.releasing')} />
          </HoldClock>
        ) : (
          again(t(`band.${state}`))
        )}
      </section>
    </ClientTexts>
  )
}
