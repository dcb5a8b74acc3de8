import { useLocale, useTranslations } from 'next-intl'
import type { LimitChange } from '@/domain/explaining/change-queries'
import { formats } from '@/lib/format'

const deeds = [
  'roster_set',
  'roster_repeated',
  'roster_week_copied',
  'roster_template_applied',
  'roster_person_set',
  'caregiver_added',
  'caregiver_changed',
  'room_created',
  'room_changed',
  'room_opened',
  'room_suspended',
  'slot_cap_set',
  'slot_closed',
  'slot_reopened',
] as const

const fields = [
  'licensedPlaces',
  'playAreaDm2',
  'status',
  'cap',
  'shifts',
  'countsForRatio',
  'active',
  'qualifiedUntil',
] as const

const states = ['open', 'closed', 'draft', 'suspended'] as const

/** One change of what a room can take: when, who, what from what to what, and why. */
export function LimitChangeLine({ change }: { change: LimitChange }) {
  const t = useTranslations('roster.change')
  const level = useTranslations('manage.why')
  const format = formats(useLocale())
  const who = useAuthor()
  const value = useValue()
  const field = useTranslations('roster.field')
  const changed = fields.flatMap((name) => {
    const fromTo = change.changes[name]
    if (!fromTo) return []
    const [from, to] = fromTo
    return [
      from === null
        ? t('fieldOnly', { field: field(name), to: value(to) })
        : t('from', { field: field(name), from: value(from), to: value(to) }),
    ]
  })
  const deed = deeds.find((one) => one === change.action)
  const at = levels.find((one) => one === change.level)
  const what =
    change.subjectKind === 'policy' && at
      ? t('policy', { level: level(at), date: format.date(change.effectiveFrom ?? '1970-01-01') })
      : deed
        ? t(deed)
        : t('other', { action: change.action })
  return (
    <>
      <p>{t('line', { when: format.moment(change.at), who: who(change), what })}</p>
      {changed.map((words) => (
        <p key={words} className="tabular-nums">
          {words}
        </p>
      ))}
      {change.reason ? (
        <p className="wrap-anywhere text-soft">{t('reason', { reason: change.reason })}</p>
      ) : null}
    </>
  )
}

const levels = ['city', 'district', 'subdistrict', 'room'] as const

/** Who it was: name and office, or the office alone, or the system. */
function useAuthor(): (author: Pick<LimitChange, 'name' | 'office' | 'byPerson'>) => string {
  const t = useTranslations('roster.change')
  const office = useTranslations('roster.office')
  return ({ name, office: held, byPerson }) => {
    if (!byPerson) return t('system')
    const words = office(held ?? 'none')
    return name ? t('who', { name, office: words }) : t('nameless', { office: words })
  }
}

function useValue(): (value: unknown) => string {
  const t = useTranslations('roster.field')
  return (value) => {
    if (value === null || value === undefined) return t('empty')
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
    const state = states.find((one) => one === value)
    return state ? t(state) : String(value)
  }
}
