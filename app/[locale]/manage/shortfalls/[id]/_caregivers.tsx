import { useLocale, useTranslations } from 'next-intl'
import type { WaysOut } from '@/domain/shortfalls/find-ways-out'
import type { CaregiverWay } from '@/domain/shortfalls/way-rules'
import { paths } from '@/lib/paths'
import { Card } from '@/ui/card'
import { Section } from '@/ui/page-header'
import { StateLabel } from '@/ui/state-label'
import { TextLink } from '@/ui/text-link'

/** Who could be on duty, whether that is enough, and whom to ask in the operator's other rooms. */
export function Caregivers({ ways }: { ways: WaysOut }) {
  const t = useTranslations('roster.ways')
  const locale = useLocale()
  const { caregivers, mayChange } = ways
  if (!caregivers) return null
  const { needed, people, colleagues } = caregivers
  return (
    <Section id="caregivers" title={t('caregivers')}>
      <p>{t('needed', { count: needed })}</p>
      {people.length === 0 ? <p className="text-soft">{t('nobodyFree')}</p> : null}
      <ul className="grid gap-3 md:grid-cols-2">
        {people.map((person) => (
          <Card as="li" key={person.caregiverId} className="grid content-start gap-1">
            <p className="flex flex-wrap items-center justify-between gap-x-3">
              <strong className="wrap-anywhere font-[650] text-lead">{person.name}</strong>
              {person.resolves ? (
                <StateLabel tone="green" mark="tick">
                  {t('resolves')}
                </StateLabel>
              ) : (
                <StateLabel>{t('helps')}</StateLabel>
              )}
            </p>
            <p className="text-soft">{t(person.state)}</p>
            {mayChange ? <Assign ways={ways} person={person} /> : null}
          </Card>
        ))}
      </ul>
      {colleagues.length > 0 ? (
        <p className="max-w-text">
          {t('colleagues')}{' '}
          {colleagues
            .map(({ name, nameZh, nameEn }) =>
              t('colleague', { name, room: locale === 'zh' ? nameZh : (nameEn ?? nameZh) }),
            )
            .join('、')}
        </p>
      ) : null}
    </Section>
  )
}

/** A person without a shift gets one in the week's form; an existing shift is changed on its day. */
function Assign({ ways: { room, shortfall }, person }: { ways: WaysOut; person: CaregiverWay }) {
  const t = useTranslations('roster.ways')
  const { caregiverId, name, state } = person
  const { day } = shortfall
  const href =
    state === 'free'
      ? `${paths.manageWeek(room.code, { day, who: caregiverId, on: day })}#quick`
      : paths.manageRoster(room.code, day)
  return (
    <p>
      <TextLink href={href} className="inline-flex min-h-11 items-center">
        {state === 'free' ? t('assign', { name }) : t('assignDay')}
      </TextLink>
    </p>
  )
}
