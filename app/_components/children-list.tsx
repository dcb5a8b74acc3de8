import { getLocale, getTranslations } from 'next-intl/server'
import type { ChildCard } from '@/domain/children/types'
import { formats } from '@/lib/format'
import { paths } from '@/lib/paths'
import { Card, CardLink } from '@/ui/card'
import { StateLabel } from '@/ui/state-label'

/** A family's children, each leading to its page: name, age, allergies. */
export async function ChildrenList({ list }: { list: ChildCard[] }) {
  const t = await getTranslations('children')
  const format = formats(await getLocale())
  return (
    <ul className="grid gap-3">
      {list.map((child) => (
        <Card as="li" key={child.id} className="grid gap-1">
          <p className="flex flex-wrap items-baseline gap-x-3">
            <strong className="wrap-anywhere min-w-0 font-[650] text-lead">
              <CardLink href={paths.child(child.id)}>{child.name}</CardLink>
            </strong>
            <span className="text-soft tabular-nums">{t('age', { months: child.ageMonths })}</span>
          </p>
          <p className="text-small text-soft">
            {t('born', { date: format.dayWithYear(child.birthDate) })}
          </p>
          {child.allergies ? (
            <p className="mt-1">
              <StateLabel tone="apricot" mark="alert">
                <span className="wrap-anywhere line-clamp-2">
                  {t('allergies', { text: child.allergies })}
                </span>
              </StateLabel>
            </p>
          ) : null}
        </Card>
      ))}
    </ul>
  )
}
