import { useLocale, useTranslations } from 'next-intl'
import type { LogFilters } from '@/domain/log/inputs'
import { getPathname } from '@/i18n/navigation'
import { paths } from '@/lib/paths'
import { buttonClass } from '@/ui/button'
import { Disclosure } from '@/ui/disclosure'
import { SelectField, TextField } from '@/ui/field'
import { TextLink } from '@/ui/text-link'
import { narrows } from './_filters'
import { actionNames } from './_words'

/** Finds entries; an ordinary form that asks by address. A child chosen before stays chosen. */
export function LogSearchForm({ filters }: { filters: LogFilters }) {
  const t = useTranslations('log')
  const locale = useLocale()
  const actions = actionNames(t, locale)
  const { action, fromDay, toDay, reason, childId } = filters
  return (
    <search>
      <form
        action={getPathname({ href: paths.manageLog(), locale })}
        aria-label={t('search.label')}
        className="grid gap-4 rounded-soft bg-card p-4 shadow-lift sm:p-5"
      >
        {childId ? <input type="hidden" name="child" value={childId} /> : null}
        <div className="grid gap-4 md:grid-cols-2">
          <TextField
            name="person"
            type="search"
            label={t('search.person')}
            hint={t('search.personHint')}
            defaultValue={filters.person}
            maxLength={60}
            autoComplete="off"
          />
          <TextField
            name="room"
            type="search"
            label={t('search.room')}
            hint={t('search.roomHint')}
            defaultValue={filters.room}
            maxLength={80}
          />
        </div>
        <Disclosure summary={t('search.more')} open={Boolean(action || fromDay || toDay || reason)}>
          <div className="grid gap-4 pt-1 md:grid-cols-2">
            <SelectField
              name="action"
              label={t('search.action')}
              empty={t('search.anyAction')}
              options={actions}
              defaultValue={action ?? ''}
            />
            <TextField
              name="reason"
              type="search"
              label={t('search.reason')}
              defaultValue={reason}
              maxLength={100}
            />
            <TextField
              name="from"
              type="date"
              label={t('search.from')}
              defaultValue={fromDay ?? ''}
            />
            <TextField name="to" type="date" label={t('search.to')} defaultValue={toDay ?? ''} />
          </div>
        </Disclosure>
        <div className="ways flex flex-wrap items-center gap-4">
          <button type="submit" className={buttonClass('primary')}>
            {t('search.submit')}
          </button>
          {narrows(filters) ? (
            <TextLink href={paths.manageLog()}>{t('search.all')}</TextLink>
          ) : null}
        </div>
      </form>
    </search>
  )
}
