import { getLocale, getTranslations } from 'next-intl/server'
import { shortfallText } from '@/app/_components/manage/shortfall-text'
import type { LayRefusal } from '@/domain/roster/lay-rosters'
import type { Shortfall } from '@/domain/shortfalls/list-shortfalls'
import { type Formats, formats } from '@/lib/format'

/** A refusal as the forms of the week show it: a text, or lines to agree to, and by which text. */
export type Told = { reason: string; text: string | null; lines: string[]; seen?: string }

type Refusal = LayRefusal | { reason: string } | { reason: string; shortfalls: Shortfall[] }

/** Puts a refusal into words: what falls short or is replaced line by line, the rest in a sentence. */
export async function toldOf(refusal: Refusal): Promise<Told> {
  const t = await getTranslations('roster.errors')
  const format = formats(await getLocale())
  const { reason } = refusal
  if ('shortfalls' in refusal) {
    return { reason, text: null, lines: await shortfallLines(refusal.shortfalls, format) }
  }
  if ('days' in refusal) {
    const days = refusal.days.map(format.day)
    if ('seen' in refusal) return { reason, text: null, lines: days, seen: refusal.seen }
    return { reason, text: t('day_in_past', { days: days.join('、') }), lines: [] }
  }
  if ('conflicts' in refusal) {
    const people = refusal.conflicts.map(
      ({ name, day, fromTime, toTime }) =>
        `${name} ${format.day(day)} ${format.span(fromTime, toTime)}`,
    )
    return { reason, text: t('on_duty_elsewhere', { people: people.join('、') }), lines: [] }
  }
  const known = plain.find((one) => one === reason)
  return { reason, text: t(known ?? 'wrong'), lines: [] }
}

/** What falls short, a line each. */
async function shortfallLines(shortfalls: Shortfall[], format: Formats): Promise<string[]> {
  const t = await getTranslations('manage.shortfall')
  return shortfalls.map((one) => {
    const { when, what } = shortfallText(t, format, one)
    return `${when} ${what}`
  })
}

const plain = [
  'nothing_to_repeat',
  'unknown_caregiver',
  'name_taken',
  'too_many_templates',
  'nothing_changed',
  'changed_meanwhile',
  'health_worker_never_counts',
  'unqualified_never_counts',
  'shift_reversed',
  'not_quarter_hours',
  'break_reversed',
  'break_outside_shift',
  'breaks_overlap',
  'shifts_overlap',
] as const
