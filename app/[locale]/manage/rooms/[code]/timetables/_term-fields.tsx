import { useLocale, useTranslations } from 'next-intl'
import type { PatternLimits } from '@/domain/slots/pattern-limits'
import { formats } from '@/lib/format'
import { CheckboxField } from '@/ui/choice-field'
import { SelectField, TextField } from '@/ui/field'

/** How the fields of a form get their content and what is wrong with it. */
export type Fields = {
  value: (name: string) => string
  error: (name: string) => string | undefined
}

/** Times, ages, cap and price: what a weekly pattern and a single slot have in common. */
export function TermFields({ fields, limits }: { fields: Fields; limits: PatternLimits }) {
  const t = useTranslations('timetables.form')
  const format = formats(useLocale())
  const common = useTranslations('common.form')
  const note = common('optional')
  return (
    <>
      <Group legend={t('times')}>
        <Hint>
          {t('timesHint', {
            least: format.duration(limits.slotMinMinutes),
            most: format.duration(limits.slotMaxMinutes),
          })}
        </Hint>
        <div className="grid grid-cols-2 items-end gap-3">
          <Time name="fromTime" label={t('from')} fields={fields} />
          <Time name="toTime" label={t('to')} fields={fields} />
        </div>
        <CheckboxField
          name="flexible"
          label={t('flexible')}
          hint={t('flexibleHint', { least: format.duration(limits.slotMinMinutes) })}
          defaultChecked={fields.value('flexible') === 'yes'}
        />
      </Group>
      <Group legend={t('ages')}>
        <Hint>
          {t('agesHint', { ages: format.ages(limits.ageFromMonths, limits.ageToMonths) })}
        </Hint>
        <div className="grid grid-cols-2 items-end gap-3">
          {(['ageFromMonths', 'ageToMonths'] as const).map((name) => (
            <TextField
              key={name}
              name={name}
              label={t(name === 'ageFromMonths' ? 'ageFrom' : 'ageTo')}
              inputMode="numeric"
              maxLength={20}
              className="tabular-nums"
              defaultValue={fields.value(name)}
              error={fields.error(name)}
            />
          ))}
        </div>
      </Group>
      <TextField
        name="cap"
        label={t('cap')}
        note={note}
        hint={t('capHint', { cap: limits.slotCap })}
        inputMode="numeric"
        maxLength={20}
        className="max-w-40 tabular-nums"
        defaultValue={fields.value('cap')}
        error={fields.error('cap')}
      />
      <TextField
        name="priceFenPerHour"
        label={t('price')}
        note={note}
        hint={t('priceHint', {
          price: format.pricePerHour(limits.roomPriceFenPerHour),
          ceiling: format.pricePerHour(limits.priceCeilingFenPerHour),
        })}
        inputMode="decimal"
        maxLength={20}
        className="max-w-40 tabular-nums"
        defaultValue={fields.value('priceFenPerHour')}
        error={fields.error('priceFenPerHour')}
      />
    </>
  )
}

/** What a field of `TermFields` is called, if its errors do not say it. */
export function useTermLabel(): (field: string) => string | undefined {
  const t = useTranslations('timetables.form')
  const labels: Record<string, string> = {
    fromTime: t('from'),
    toTime: t('to'),
    ageFromMonths: t('ageFrom'),
    ageToMonths: t('ageTo'),
    cap: t('cap'),
    priceFenPerHour: t('price'),
  }
  return (field) => labels[field]
}

function Group({ legend, children }: { legend: string; children: React.ReactNode }) {
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-[650]">{legend}</legend>
      {children}
    </fieldset>
  )
}

function Hint({ children }: { children: React.ReactNode }) {
  return <p className="text-small text-soft">{children}</p>
}

/** A quarter hour of the day; a time already there is kept whatever it is. */
function Time({ name, label, fields }: { name: string; label: string; fields: Fields }) {
  const t = useTranslations('timetables.form')
  const value = fields.value(name)
  const times = quarters.includes(value) || !value ? quarters : [value, ...quarters]
  return (
    <SelectField
      name={name}
      label={label}
      empty={t('noTime')}
      options={times.map((at) => ({ value: at, label: at }))}
      defaultValue={value}
      error={fields.error(name)}
    />
  )
}

/** 06:00 to 21:00, the hours in which a baby room could be open. */
const quarters = Array.from({ length: 61 }, (_, n) => {
  const minutes = 6 * 60 + n * 15
  const hour = String(Math.floor(minutes / 60)).padStart(2, '0')
  return `${hour}:${String(minutes % 60).padStart(2, '0')}`
})
