import { useTranslations } from 'next-intl'
import type { FactorLevel } from '@/domain/accounts/second-factor-rules'
import type { ShownPerson } from '@/domain/people/list-people'
import { showPhone } from '@/domain/shared/phone'
import { paths } from '@/lib/paths'
import { Card, CardLink } from '@/ui/card'
import { StateLabel } from '@/ui/state-label'
import { GivenBy, RoleWords } from './_role-words'

/** People as cards: name, number, their offices, and who gave each of them when. */
export function PeopleList({ people, level }: { people: ShownPerson[]; level: FactorLevel }) {
  return (
    <ul className="grid gap-3 md:grid-cols-2">
      {people.map((person) => (
        <PersonCard key={person.id} person={person} level={level} />
      ))}
    </ul>
  )
}

function PersonCard({ person, level }: { person: ShownPerson; level: FactorLevel }) {
  const t = useTranslations('people.list')
  return (
    <Card as="li" className="grid content-start gap-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h3 className="wrap-anywhere text-lead leading-snug">
          <CardLink href={paths.managePerson(person.id)}>{person.name ?? t('unnamed')}</CardLink>
        </h3>
        <span className="text-small text-soft tabular-nums">{showPhone(person.phone)}</span>
      </div>
      <ul className="grid gap-1.5">
        {person.roles.map((role) => (
          <li key={role.id} className="grid">
            <RoleWords {...role} />
            <span className="text-small text-soft">
              <GivenBy {...role} />
            </span>
          </li>
        ))}
      </ul>
      {person.self || level !== 'nobody' || person.enrolled ? (
        <p className="flex flex-wrap gap-2">
          {person.self ? <StateLabel>{t('self')}</StateLabel> : null}
          <FactorLabel enrolled={person.enrolled} level={level} />
        </p>
      ) : null}
    </Card>
  )
}

function FactorLabel({ enrolled, level }: { enrolled: boolean; level: FactorLevel }) {
  const t = useTranslations('people.list')
  if (enrolled) {
    return (
      <StateLabel tone="green" mark="tick">
        {t('enrolled')}
      </StateLabel>
    )
  }
  return level === 'nobody' ? null : <StateLabel tone="outline">{t('notEnrolled')}</StateLabel>
}
