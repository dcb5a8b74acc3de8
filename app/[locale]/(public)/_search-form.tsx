import { useLocale, useTranslations } from 'next-intl'
import { placeGroups } from '@/app/_components/place-groups'
import type { listDivisions } from '@/domain/divisions/list-divisions'
import { lengths } from '@/domain/search/rules'
import type { Searched } from '@/domain/search/search-places'
import { ageInMonths } from '@/domain/shared/age'
import { getPathname } from '@/i18n/navigation'
import { formats } from '@/lib/format'
import { paths } from '@/lib/paths'
import { buttonClass } from '@/ui/button'
import { ChipField } from '@/ui/chip-field'
import { Disclosure } from '@/ui/disclosure'
import { SelectField, TextField } from '@/ui/field'
import { NearMe } from './_near-me'
import { spotText } from './_wish'

/**
 * The search: where, for whom, and on request when and how long. An ordinary form that asks by
 * address, so that it works without JavaScript and can be sent to somebody.
 */
export function SearchForm({
  divisions,
  searched,
  view,
}: {
  divisions: Awaited<ReturnType<typeof listDivisions>>
  searched: Searched
  view: 'map' | null
}) {
  const t = useTranslations('search.form')
  const locale = useLocale()
  const { wish } = searched
  return (
    <search>
      <form
        action={getPathname({ href: paths.home(), locale })}
        aria-label={t('label')}
        className="grid gap-4 rounded-soft bg-card p-4 shadow-lift sm:p-5"
      >
        {view ? <input type="hidden" name="view" value={view} /> : null}
        <div className="flex flex-wrap items-end gap-x-3 gap-y-4">
          <div className="w-full md:w-auto md:flex-1">
            <SelectField
              name="division"
              label={t('division')}
              empty={t('city')}
              groups={placeGroups(divisions, locale, (district) => t('whole', { district }))}
              defaultValue={wish.divisionCode ?? ''}
            />
          </div>
          <div className="min-w-32 flex-1">
            <Who searched={searched} />
          </div>
          <NearMe
            near={wish.near ? spotText(wish.near) : ''}
            texts={{
              ask: t(wish.near ? 'nearAgain' : 'near'),
              asking: t('nearAsking'),
              refused: t('nearRefused'),
              failed: t('nearFailed'),
            }}
          />
        </div>
        <When searched={searched} />
        <button type="submit" className={buttonClass('primary', true)}>
          {t('submit')}
        </button>
      </form>
    </search>
  )
}

/** The family's children to tick, or an age for a person without any. */
function Who({ searched }: { searched: Searched }) {
  const t = useTranslations('search.form')
  const format = formats(useLocale())
  const { wish, children, today } = searched
  if (children.length > 0) {
    return (
      <ChipField
        name="child"
        label={t('who')}
        hint={children.length > 1 ? t('whoHint') : undefined}
        chips={children.map((child) => ({
          value: child.id,
          label: child.name,
          note: format.age(ageInMonths(child.birthDate, today)),
        }))}
        chosen={wish.childIds}
      />
    )
  }
  return (
    <TextField
      name="age"
      inputMode="numeric"
      maxLength={20}
      autoComplete="off"
      label={t('age')}
      note={t('ageNote')}
      defaultValue={wish.ages[0] ?? ''}
    />
  )
}

/** Days, part of the day and length, folded away under what is chosen now. */
function When({ searched }: { searched: Searched }) {
  const { wish } = searched
  const t = useTranslations('search.form')
  const format = formats(useLocale())
  const chosen = [
    wish.days.length === 0
      ? t('anyDay')
      : wish.days.length > 2
        ? t('days', { count: wish.days.length })
        : wish.days.map(format.day).join(t('and')),
    t(`part.${wish.part ?? 'any'}`),
    wish.minutes === null
      ? t('anyLength')
      : t('atLeast', { length: format.duration(wish.minutes) }),
  ]
  return (
    <Disclosure summary={t('when', { chosen: chosen.join(' · ') })}>
      <div className="grid gap-4">
        <ChipField
          name="day"
          label={t('day')}
          hint={t('dayHint', { days: searched.days.length })}
          chips={searched.days.map(({ day, hasSlots }) => ({
            value: day,
            label: format.nearWeekday(day, searched.today),
            note: format.date(day),
            spoken: hasSlots ? format.day(day) : t('dayWithout', { day: format.day(day) }),
            quiet: !hasSlots,
          }))}
          chosen={wish.days}
        />
        <ChipField
          kind="radio"
          name="part"
          label={t('partLabel')}
          chips={(['any', 'morning', 'afternoon'] as const).map((part) => ({
            value: part === 'any' ? '' : part,
            label: t(`part.${part}`),
          }))}
          chosen={[wish.part ?? '']}
        />
        <ChipField
          kind="radio"
          name="minutes"
          label={t('length')}
          chips={[
            { value: '', label: t('anyLength') },
            ...lengths.map((minutes) => ({
              value: String(minutes),
              label: format.duration(minutes),
            })),
          ]}
          chosen={[wish.minutes === null ? '' : String(wish.minutes)]}
        />
      </div>
    </Disclosure>
  )
}
