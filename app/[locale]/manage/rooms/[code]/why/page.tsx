import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { explainInstant, type InstantExplanation } from '@/domain/explaining/explain-instant'
import { dayOf, instantOf, isDay, timeOf } from '@/domain/shared/time'
import { day, type Query, query, readPath, text } from '@/lib/asked'
import { pageContext } from '@/lib/context'
import { formats } from '@/lib/format'
import { forPage } from '@/lib/go'
import { paths } from '@/lib/paths'
import { BackLink } from '@/ui/back-link'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { SelectField, TextField } from '@/ui/field'
import { Notice } from '@/ui/notice'
import { PageHeader, Section } from '@/ui/page-header'
import { TextLink } from '@/ui/text-link'
import { LastChanges } from './_last-changes'
import { Sums } from './_sums'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('roster.why')
  return { title: t('title'), robots: { index: false } }
}

const address = query({ at: text, day, time: text })

type Props = {
  params: Promise<{ code: string }>
  searchParams: Query
}

/** The whole sum of a room's capacity at any time, and who changed each part of it last. */
export default async function Page({ params, searchParams }: Props) {
  const { code } = await readPath(params)
  const { at, day, time } = await address(searchParams)
  const asked = instantIn(at || `${day}T${time}`)
  const found = await forPage(paths.manageWhy(code), async () => {
    const ctx = await pageContext()
    return explainInstant(ctx, { code, at: asked ?? ctx.now })
  })
  const { told, room } = found
  const t = await getTranslations('roster.why')
  const format = formats(await getLocale())
  return (
    <div className="stack gap-6">
      <PageHeader
        back={<BackLink href={paths.manageRoom(code, { day: told.day })}>{t('back')}</BackLink>}
        title={t('title')}
        lead={t('lead')}
      />
      <form className="flex flex-wrap items-end gap-3 print:hidden">
        <TextField name="day" type="date" required label={t('day')} defaultValue={told.day} />
        <div className="min-w-32">
          <SelectField
            name="time"
            label={t('time')}
            options={quarters}
            defaultValue={timeOf(told.at)}
          />
        </div>
        <Button type="submit">{t('show')}</Button>
        <p className="basis-full text-small text-soft">{t('atHint')}</p>
      </form>
      {room.status === 'open' ? null : (
        <Notice tone="warning">{t('roomNotOpen', { status: room.status })}</Notice>
      )}
      {found.offered ? null : <Nothing code={code} found={found} />}
      {found.past ? <Notice>{t('past')}</Notice> : null}
      <Section id="sum" title={t('sum')}>
        <Card className="stack gap-3">
          <p className="text-small text-soft tabular-nums">
            {t('for', {
              day: format.dayWithYear(told.day),
              from: timeOf(told.at),
              to: timeOf(told.until),
            })}
          </p>
          <p>{t('caregivers', { count: told.limits.caregivers, needed: told.caregiversNeeded })}</p>
          <Sums code={code} told={told} />
        </Card>
      </Section>
      <LastChanges found={found} />
    </div>
  )
}

/** Says that there is no slot at this time, with the slots that day has. */
async function Nothing({ code, found }: { code: string; found: InstantExplanation }) {
  const t = await getTranslations('roster.why')
  const format = formats(await getLocale())
  const { daySlots } = found
  return (
    <Notice tone="warning" title={t('nothing')}>
      <p>{t('nothingText')}</p>
      {daySlots.length === 0 ? (
        <p>{t('daySlotsNone')}</p>
      ) : (
        <p className="flex flex-wrap items-center gap-x-3">
          <span>{t('daySlots')}</span>
          {daySlots.map(({ slotId, startsAt, endsAt }) => (
            <TextLink
              key={slotId}
              href={paths.manageWhy(code, { at: `${dayOf(startsAt)}T${timeOf(startsAt)}` })}
              className="inline-flex min-h-11 items-center tabular-nums"
            >
              {format.span(startsAt, endsAt)}
            </TextLink>
          ))}
        </p>
      )}
    </Notice>
  )
}

/** Every quarter hour of a day. */
const quarters = Array.from({ length: 96 }, (_, n) => {
  const hour = String(Math.floor(n / 4)).padStart(2, '0')
  const value = `${hour}:${String((n % 4) * 15).padStart(2, '0')}`
  return { value, label: value }
})

/** The instant of `2026-11-26T09:00` on Shanghai's clock; null for anything else. */
function instantIn(text: unknown): Date | null {
  if (typeof text !== 'string') return null
  const [day = '', time = ''] = text.split('T')
  const clock = time.slice(0, 5)
  if (!isDay(day) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(clock)) return null
  return instantOf(day, clock)
}
