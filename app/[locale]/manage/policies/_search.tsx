import { useTranslations } from 'next-intl'
import { paths } from '@/lib/paths'
import { Button } from '@/ui/button'
import { TextField } from '@/ui/field'
import { LocalForm } from './_local-form'

/** Finds a subdistrict or room by a part of its name; an ordinary form. */
export function PlaceSearch({ search }: { search: string }) {
  const t = useTranslations('policies.places')
  return (
    <search>
      <LocalForm path={paths.managePolicyPlaces()}>
        <div className="min-w-56 flex-1">
          <TextField
            name="q"
            type="search"
            label={t('label')}
            hint={t('hint')}
            defaultValue={search}
            maxLength={80}
          />
        </div>
        <Button type="submit" kind="quiet">
          {t('find')}
        </Button>
      </LocalForm>
    </search>
  )
}
