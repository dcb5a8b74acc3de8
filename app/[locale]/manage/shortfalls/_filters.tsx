import { useTranslations } from 'next-intl'
import { paths } from '@/lib/paths'
import { Button } from '@/ui/button'
import { type Option, SelectField, TextField } from '@/ui/field'
import { TextLink } from '@/ui/text-link'

export type Asked = {
  state: 'open' | 'over' | 'resolved'
  cause: 'staff' | 'room' | 'slot' | null
  division: string
  q: string
}

/** Narrows the list by room, place and what is missing; an ordinary form without JavaScript. */
export function Filters({
  asked,
  divisions,
}: {
  asked: Asked
  /** None if the person only has rooms of one subdistrict. */
  divisions: readonly { label: string; options: readonly Option[] }[]
}) {
  const t = useTranslations('roster.shortfalls')
  const narrowed = asked.q !== '' || asked.division !== '' || asked.cause !== null
  return (
    <form className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4 lg:items-end print:hidden">
      {asked.state === 'open' ? null : <input type="hidden" name="state" value={asked.state} />}
      <TextField
        name="q"
        label={t('room')}
        hint={t('roomHint')}
        defaultValue={asked.q}
        maxLength={80}
      />
      {divisions.length > 0 ? (
        <SelectField
          name="division"
          label={t('division')}
          empty={t('anyDivision')}
          groups={divisions}
          defaultValue={asked.division}
        />
      ) : null}
      <SelectField
        name="cause"
        label={t('cause')}
        empty={t('anyCause')}
        options={[
          { value: 'staff', label: t('staff') },
          { value: 'room', label: t('roomCause') },
          { value: 'slot', label: t('slot') },
        ]}
        defaultValue={asked.cause ?? ''}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" kind="quiet">
          {t('submit')}
        </Button>
        {narrowed ? (
          <TextLink
            href={paths.manageShortfalls({ state: asked.state })}
            className="inline-flex min-h-11 items-center"
          >
            {t('all')}
          </TextLink>
        ) : null}
      </div>
    </form>
  )
}
