import type { useTranslations } from 'next-intl'
import type { LogEntry } from '@/domain/log/log-queries'
import { isSetting } from '@/domain/policies/settings'
import { isDay } from '@/domain/shared/time'
import type { Locale } from '@/i18n/routing'
import { formats } from '@/lib/format'
import zh from '@/messages/zh/log.json'
import type { Option } from '@/ui/field'

export type LogTexts = ReturnType<typeof useTranslations<'log'>>

/** The texts of the log, and the names that settings have in it. */
export type DetailTexts = {
  log: LogTexts
  settings: ReturnType<typeof useTranslations<'policies.logged'>>
}

/** What was done, in words; an action without words of its own by its code. */
export function actionText(t: LogTexts, action: string): string {
  const key = `actions.${action}` as 'actions.room_opened'
  return t.has(key) ? t(key) : t('entry.other', { action })
}

/** Every action there are words for, in the order of the language's alphabet. */
export function actionNames(t: LogTexts, locale: Locale): Option[] {
  const order = new Intl.Collator(locale === 'zh' ? 'zh-CN' : 'en-GB')
  return Object.keys(zh.actions)
    .map((value) => ({ value, label: actionText(t, value) }))
    .toSorted((a, b) => order.compare(a.label, b.label))
}

/** Who did it: a member of staff by name, a family as a family. */
export function actorText(t: LogTexts, { kind, name }: LogEntry['actor']): string {
  return (kind === 'staff' ? name : null) ?? t(`entry.${kind}`)
}

/** From where: the site with its address, a job, a command. */
export function originText(t: LogTexts, origin: string | null): string {
  const [kind, ...rest] = origin?.split(' ') ?? []
  const name = rest.join(' ')
  if (kind === 'web') return name ? t('entry.webAt', { address: name }) : t('entry.web')
  if (kind === 'job' || kind === 'command') return t(`entry.${kind}`, { name })
  return kind === 'seed' ? t('entry.seed') : (origin ?? t('entry.unknown'))
}

export type Change = { field: string; name: string; from: string; to: string }
export type Fact = { field: string; name: string; value: string }

/** What changed from what to what, and what else is noted, in words. */
export function detailsInWords(
  texts: DetailTexts,
  locale: Locale,
  details: Record<string, unknown>,
): { changes: Change[]; facts: Fact[] } {
  const { changes, ...rest } = details
  const name = (field: string) => fieldText(texts, locale, field)
  const value = (field: string, value: unknown) => valueText(texts, locale, field, value)
  return {
    changes: Object.entries(changes ?? {}).flatMap(([field, pair]) =>
      Array.isArray(pair)
        ? [{ field, name: name(field), from: value(field, pair[0]), to: value(field, pair[1]) }]
        : [],
    ),
    facts: Object.entries(rest)
      .filter(saysSomething)
      .map(([field, fact]) => ({
        field,
        name: name(field),
        value:
          field === 'fields' && Array.isArray(fact)
            ? fact.map((one) => name(String(one))).join(', ') || texts.log('entry.empty')
            : value(field, fact),
      })),
  }
}

/** Numbers of rows and empty lists say nothing to anybody. */
function saysSomething([, fact]: [string, unknown]): boolean {
  if (typeof fact === 'string') return !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(fact)
  return !(Array.isArray(fact) && fact.length === 0)
}

function fieldText({ log: t, settings }: DetailTexts, locale: Locale, field: string): string {
  if (isDay(field)) return formats(locale).dayWithYear(field)
  if (isSetting(field)) return settings(field)
  const key = `fields.${field.replaceAll('.', ' ')}` as 'fields.cap'
  return t.has(key) ? t(key) : field
}

function valueText(texts: DetailTexts, locale: Locale, field: string, value: unknown): string {
  const { log: t } = texts
  const format = formats(locale)
  if (value === null || value === undefined || value === '') return t('entry.empty')
  if (typeof value === 'boolean') return t(value ? 'entry.yes' : 'entry.no')
  if (typeof value === 'number') {
    if (/Fen/.test(field)) return format.money(value)
    if (field.endsWith('Dm2')) return format.area(value)
    return field.endsWith('Tenths') ? format.temperature(value) : String(value)
  }
  if (Array.isArray(value)) {
    if (field === 'weekdays') return format.weekdays(value.map(Number))
    return value.map((one) => valueText(texts, locale, field, one)).join(', ') || t('entry.empty')
  }
  if (typeof value === 'object') {
    const parts = Object.entries(value).map(([part, inner]) => {
      const shown = Array.isArray(inner) ? inner.length : inner
      return `${fieldText(texts, locale, part)} ${valueText(texts, locale, part, shown)}`
    })
    return parts.join(', ')
  }
  const text = String(value)
  if (isDay(text)) return format.dayWithYear(text)
  const key = `values.${text}` as 'values.open'
  return /^[\w-]+$/.test(text) && t.has(key) ? t(key) : text
}
