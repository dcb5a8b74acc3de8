import { useLocale, useTranslations } from 'next-intl'
import { ageAdvice } from '@/app/_components/age-advice'
import { Secondary } from '@/app/_components/secondary'
import type { PublicRoom } from '@/domain/rooms/read-room'
import { ageMisfits, agesTaken } from '@/domain/search/age-rules'
import type { Week } from '@/domain/slots/read-week'
import { formats } from '@/lib/format'
import { placeIn } from '@/lib/name-in'
import { paths } from '@/lib/paths'
import { ButtonLink } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { Section } from '@/ui/page-header'
import { TextLink } from '@/ui/text-link'
import { RoomRelease } from './_room-release'
import { WeekAge } from './_week-age'
import { WeekDayCard } from './_week-day'

/** Seven days of the room with their free places, for a child of an age or for any. */
export function RoomWeek({
  room,
  week,
  ageMonths,
  ages,
  ignored,
}: {
  room: PublicRoom
  week: Week
  ageMonths: number | null
  ages: { fromMonths: number; toMonths: number }
  ignored: { day: boolean; age: boolean }
}) {
  const t = useTranslations('room.week')
  const folded = useTranslations('display.folded')
  const several = useTranslations('several')
  const locale = useLocale()
  const format = formats(locale)
  const empty = week.days.every(({ slots }) => slots.length === 0)
  const noAge = useNoAge(week, ageMonths, ages)
  const { code, subdistrictCode } = room
  return (
    <Section
      id="week"
      title={t('title', { from: format.day(week.from) })}
      aside={
        <TextLink href={paths.bookSeveral(code)} className="inline-flex min-h-11 items-center">
          {several('link')}
        </TextLink>
      }
    >
      {ignored.day || ignored.age ? (
        <Notice tone="warning">
          {ignored.day ? <p>{t('ignoredDay')}</p> : null}
          {ignored.age ? <p>{t('ignoredAge')}</p> : null}
        </Notice>
      ) : null}
      <Secondary summary={folded('age')}>
        <WeekAge code={code} day={week.from} ageMonths={ageMonths} />
      </Secondary>
      <RoomRelease roomId={room.id} />
      {empty ? (
        <Notice
          title={t('empty')}
          action={
            <TextLink href={paths.rooms({ division: subdistrictCode, ageMonths })}>
              {t('nearby', { subdistrict: placeIn(locale, room).subdistrict })}
            </TextLink>
          }
        >
          {t('emptyText')}
        </Notice>
      ) : null}
      {noAge ? (
        <Notice title={t('noAge')}>
          {noAge.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Notice>
      ) : null}
      <ol className="grid gap-2">
        {week.days.map((one) => (
          <WeekDayCard key={one.day} day={one} today={week.today} ages={ages} />
        ))}
      </ol>
      <nav aria-label={t('nav')} className="flex justify-between gap-3">
        {week.previous ? (
          <ButtonLink kind="quiet" href={paths.room(code, { day: week.previous, ageMonths })}>
            {t('previous')}
          </ButtonLink>
        ) : (
          <span />
        )}
        {week.next ? (
          <ButtonLink kind="quiet" href={paths.room(code, { day: week.next, ageMonths })}>
            {t('next')}
          </ButtonLink>
        ) : null}
      </nav>
    </Section>
  )
}

/** What to say if no slot of the week takes the age; null if one does, or no age is asked for. */
function useNoAge(
  week: Week,
  ageMonths: number | null,
  usual: { fromMonths: number; toMonths: number },
): string[] | null {
  const t = useTranslations('slots.noSuchAge')
  const format = formats(useLocale())
  const slots = week.days.flatMap((day) => day.slots).filter(({ state }) => state.kind !== 'over')
  if (ageMonths === null || slots.length === 0) return null
  if (!slots.every(({ state }) => state.kind === 'other_age')) return null
  const taken = agesTaken(slots.map(({ slot }) => slot))
  const days = { first: week.from, last: week.from }
  const misfits = ageMisfits([{ ageMonths }], { taken, usual, days })
  return ageAdvice(t, format, { ages: taken, misfits })
}
