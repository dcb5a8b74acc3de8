import { useLocale, useTranslations } from 'next-intl'
import type { Policy } from '@/domain/policies/types'
import { formats } from '@/lib/format'
import { Section } from '@/ui/page-header'
import { type RuledRoom, rulesInWords } from './rules-in-words'

/**
 * The rules of a room in plain words, out of the settings in force, and whose rules they are. What
 * it costs is explained elsewhere on the page.
 */
export function RoomRules({ room, policy }: { room: RuledRoom; policy: Policy }) {
  const t = useTranslations('room.rules')
  const groups = rulesInWords(room, policy, t, formats(useLocale())).filter(
    ({ key }) => key !== 'cost',
  )
  return (
    <Section id="rules" title={t('title')}>
      {groups.map(({ key, title, rules }) => (
        <div key={key}>
          <h3 className="text-body">{title}</h3>
          <ul className="grid list-disc gap-1 pl-5 marker:text-apricot">
            {rules.map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
        </div>
      ))}
      <p className="text-small text-soft">{t('settings')}</p>
    </Section>
  )
}
