import { useTranslations } from 'next-intl'
import { Button } from '@/ui/button'
import { TextField } from '@/ui/field'

/** Finds people by a part of their name or number; an ordinary form that asks the same page. */
export function SearchForm({ search }: { search: string }) {
  const t = useTranslations('people.list')
  return (
    <search>
      <form className="flex max-w-text flex-wrap items-end gap-3">
        <div className="min-w-56 flex-1">
          <TextField
            name="q"
            type="search"
            label={t('search')}
            hint={t('searchHint')}
            defaultValue={search}
            maxLength={60}
          />
        </div>
        <Button type="submit" kind="quiet">
          {t('find')}
        </Button>
      </form>
    </search>
  )
}
