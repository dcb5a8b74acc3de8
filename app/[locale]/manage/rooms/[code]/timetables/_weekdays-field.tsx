import { useLocale, useTranslations } from 'next-intl'
import { formats } from '@/lib/format'
import { classNames } from '@/ui/class-names'
import { FieldWords, fieldTies } from '@/ui/field'

/** The days of the week to open on, Monday first, as seven boxes side by side. */
export function WeekdaysField({ chosen, error }: { chosen: string[]; error: string | undefined }) {
  const t = useTranslations('timetables.form')
  const format = formats(useLocale())
  const text = { name: 'weekdays', label: t('weekdays'), error }
  const ties = fieldTies(text)
  return (
    <fieldset
      id={ties.id}
      tabIndex={-1}
      aria-describedby={ties['aria-describedby']}
      className={classNames('grid gap-2', Boolean(error) && 'border-red border-l-4 pl-3')}
    >
      <legend className="mb-1.5 font-[650]">{text.label}</legend>
      <FieldWords {...text} />
      <div className="grid grid-cols-7 gap-1 sm:max-w-text sm:gap-2">
        {[1, 2, 3, 4, 5, 6, 7].map((iso) => (
          <label
            key={iso}
            className="grid min-h-16 cursor-pointer justify-items-center gap-1 rounded-soft bg-card py-2 text-small inset-ring inset-ring-edge has-checked:bg-green-wash has-checked:inset-ring-2 has-checked:inset-ring-green has-focus-visible:outline-3 has-focus-visible:outline-focus has-focus-visible:outline-offset-2"
          >
            <input
              type="checkbox"
              name="weekdays"
              value={iso}
              defaultChecked={chosen.includes(String(iso))}
              className="size-5.5 outline-none"
            />
            {format.weekdays([iso])}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
