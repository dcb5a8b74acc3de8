import { getLocale, getTranslations } from 'next-intl/server'
import type { SeveralQuote } from '@/domain/several/quote-several'
import type { Reckoned } from '@/domain/several/reckoning-rules'
import { addDays, timeOf, weekdayOf } from '@/domain/shared/time'
import { getPathname } from '@/i18n/navigation'
import { formats } from '@/lib/format'
import { buttonClass } from '@/ui/button'
import { ChipField } from '@/ui/chip-field'
import { ChoiceField } from '@/ui/choice-field'
import { Disclosure } from '@/ui/disclosure'
import { SelectField } from '@/ui/field'
import { Section } from '@/ui/page-header'
import type { Asked } from './_asked'
import { type VisitLine, visitLines } from './_visit-lines'

const weekdays = ['1', '2', '3', '4', '5', '6', '7']

/** Chooses children and days, day by day or by the week; asks the same page again, without a script. */
export async function Chooser({
  quote,
  asked,
  childMissing,
}: {
  quote: SeveralQuote
  asked: Asked
  childMissing: boolean
}) {
  const t = await getTranslations('several.choose')
  const locale = await getLocale()
  const format = formats(locale)
  const lines = await visitLines(quote.offered)
  const chosen = quote.chosen.map((one) => one.slot.id)
  return (
    <form action={getPathname({ href: '/book/several', locale })} className="stack gap-6">
      <input type="hidden" name="room" value={quote.room.code} />
      <ChoiceField
        kind="checkbox"
        name="child"
        label={t('who')}
        hint={quote.children.length > 1 ? t('whoHint') : undefined}
        error={childMissing ? t('noChild') : undefined}
        choices={quote.children.map(({ id, name }) => ({ value: id, label: name }))}
        chosen={asked.childIds}
      />
      <Section id="weekly" title={t('weekly')}>
        <p className="text-small text-soft">{t('weeklyHint')}</p>
        <ChipField
          name="weekday"
          label={t('weekdays')}
          chips={weekdays.map((value) => ({ value, label: format.weekdays([Number(value)]) }))}
          chosen={[]}
        />
        <SelectField
          name="time"
          label={t('time')}
          empty={t('noTime')}
          options={timesOf(quote.offered).map(({ from, to, flexible }) => ({
            value: `${from}-${to}`,
            label: flexible
              ? t('flexible', { time: format.span(from, to) })
              : format.span(from, to),
          }))}
        />
      </Section>
      {quote.offered.some(({ slot }) => slot.flexible) ? (
        <Stretch offered={quote.offered} stretch={asked.stretch} />
      ) : null}
      <Section id="days" title={t('days')}>
        {weeksOf(lines).map((week, n) => (
          <Disclosure
            key={week.from}
            summary={t('week', { from: format.day(week.from), to: format.day(week.to) })}
            open={
              n === 0 ||
              week.days.some(([, ones]) => ones.some((one) => chosen.includes(one.slotId)))
            }
          >
            {week.days.map(([day, ones]) => (
              <ChoiceField
                key={day}
                kind="checkbox"
                name="slot"
                id={`day-${day}`}
                label={format.day(day)}
                columns={2}
                choices={ones.map(({ slotId, time, can, words }) => ({
                  value: slotId,
                  label: time,
                  hint: words.length > 0 ? words.join(' · ') : undefined,
                  disabled: !can,
                }))}
                chosen={chosen}
              />
            ))}
          </Disclosure>
        ))}
      </Section>
      <button type="submit" className={buttonClass('quiet', true)}>
        {t('show')}
      </button>
    </form>
  )
}

/** When to go in slots with times of the family's own choice. */
async function Stretch({
  offered,
  stretch,
}: {
  offered: Reckoned[]
  stretch: { from: string; to: string } | null
}) {
  const t = await getTranslations('several.choose')
  const times = [
    ...new Set(offered.filter(({ slot }) => slot.flexible).flatMap(halfHours)),
  ].toSorted()
  const options = times.map((time) => ({ value: time, label: time }))
  return (
    <div className="grid gap-2">
      <p className="text-small text-soft">{t('stretchHint')}</p>
      <div className="grid gap-3 sm:grid-cols-2">
        <SelectField
          name="from"
          label={t('from')}
          empty={t('usual')}
          defaultValue={stretch?.from ?? ''}
          options={options.slice(0, -1)}
        />
        <SelectField
          name="to"
          label={t('to')}
          empty={t('usual')}
          defaultValue={stretch?.to ?? ''}
          options={options.slice(1)}
        />
      </div>
    </div>
  )
}

const halfHour = 30 * 60_000

function halfHours({ slot }: Reckoned): string[] {
  const count = Math.floor((slot.endsAt.getTime() - slot.startsAt.getTime()) / halfHour) + 1
  return Array.from({ length: count }, (_, n) =>
    timeOf(new Date(slot.startsAt.getTime() + n * halfHour)),
  )
}

/** The different times of the room's slots. */
function timesOf(offered: Reckoned[]): { from: string; to: string; flexible: boolean }[] {
  const times = new Map(
    offered.map(({ slot }) => {
      const [from, to] = [timeOf(slot.startsAt), timeOf(slot.endsAt)]
      return [`${from} ${to}`, { from, to, flexible: slot.flexible }]
    }),
  )
  return [...times.entries()].toSorted(([a], [b]) => a.localeCompare(b)).map(([, time]) => time)
}

/** Days with slots by their weeks, which begin on Monday. */
function weeksOf(lines: VisitLine[]) {
  const weeks = new Map<string, Map<string, VisitLine[]>>()
  for (const line of lines) {
    const monday = addDays(line.day, 1 - weekdayOf(line.day))
    const days = weeks.get(monday) ?? new Map<string, VisitLine[]>()
    days.set(line.day, [...(days.get(line.day) ?? []), line])
    weeks.set(monday, days)
  }
  return [...weeks].map(([from, days]) => ({ from, to: addDays(from, 6), days: [...days] }))
}
