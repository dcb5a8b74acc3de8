import { useLocale, useTranslations } from 'next-intl'
import type { LogEntry } from '@/domain/log/log-queries'
import { dayOf } from '@/domain/shared/time'
import { formats } from '@/lib/format'
import { paths } from '@/lib/paths'
import { Card } from '@/ui/card'
import { DefinitionList } from '@/ui/definition-list'
import { Disclosure } from '@/ui/disclosure'
import { StateLabel } from '@/ui/state-label'
import { TextLink } from '@/ui/text-link'
import { EntryChanges } from './_entry-changes'
import { actionText, actorText, detailsInWords, originText } from './_words'

/** The entries under the days they were written on, newest first. */
export function LogEntries({ entries }: { entries: LogEntry[] }) {
  const format = formats(useLocale())
  const days = [...new Set(entries.map((entry) => dayOf(entry.at)))]
  return days.map((day) => (
    <section key={day} aria-labelledby={`day-${day}`} className="stack gap-2">
      <h2 id={`day-${day}`} className="text-heading">
        {format.dayWithYear(day)}
      </h2>
      <Card>
        <ol className="grid">
          {entries
            .filter((entry) => dayOf(entry.at) === day)
            .map((entry) => (
              <li key={entry.id} className="border-line border-t py-3 first:border-t-0">
                <Entry entry={entry} />
              </li>
            ))}
        </ol>
      </Card>
    </section>
  ))
}

/** One entry in words: when, who, what, where, why; the rest on asking. */
function Entry({ entry }: { entry: LogEntry }) {
  const t = useTranslations('log')
  const locale = useLocale()
  const time = formats(locale).time(entry.at)
  const texts = { log: t, settings: useTranslations('policies.logged') }
  const { changes, facts } = detailsInWords(texts, locale, entry.details)
  const { room, policyOf, reason } = entry
  return (
    <div className="grid gap-1 sm:grid-cols-[4rem_1fr]">
      <p className="text-soft tabular-nums">
        <time dateTime={entry.at.toISOString()}>{time}</time>
      </p>
      <div className="grid min-w-0 gap-1">
        <p className="wrap-anywhere">
          {t.rich('entry.line', {
            who: (text) => <strong className="font-[650]">{text}</strong>,
            whoText: actorText(t, entry.actor),
            what: actionText(t, entry.action),
          })}
        </p>
        <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-small empty:hidden large:ways">
          {room ? (
            <TextLink href={paths.manageRoom(room.code)}>
              {locale === 'zh' ? room.nameZh : (room.nameEn ?? room.nameZh)}
            </TextLink>
          ) : null}
          {policyOf ? (
            <TextLink href={paths.managePolicies(policyOf)}>{t('entry.policy')}</TextLink>
          ) : null}
          {entry.aboutChild ? <StateLabel tone="outline">{t('entry.child')}</StateLabel> : null}
        </p>
        {reason ? (
          <p className="wrap-anywhere text-small">
            {t('entry.reason', { reason: reasonText(t, reason) })}
          </p>
        ) : null}
        <Disclosure
          summary={
            <>
              <span className="sr-only">{t('entry.moreOf', { time })}</span>
              {t('entry.more')}
            </>
          }
        >
          <EntryChanges changes={changes} />
          <DefinitionList
            items={[
              ...facts.map(({ field, name, value }) => ({
                key: field,
                term: name,
                value: <span className="wrap-anywhere">{value}</span>,
              })),
              { key: 'origin', term: t('entry.origin'), value: originText(t, entry.origin) },
              {
                key: 'id',
                term: t('entry.id'),
                value: <span className="wrap-anywhere text-small">{entry.id}</span>,
              },
            ]}
          />
        </Disclosure>
      </div>
    </div>
  )
}

/** A reason is what a person wrote, or one of the reasons families choose from. */
function reasonText(t: ReturnType<typeof useTranslations<'log'>>, reason: string): string {
  const key = `values.${reason}` as 'values.illness'
  return /^[a-z_]+$/.test(reason) && t.has(key) ? t(key) : reason
}
