'use client'

import { useTranslations } from 'next-intl'
import type { RoomTexts } from '@/app/_components/rooms/room-fields'
import { type FormRules, RoomForm } from '@/app/_components/rooms/room-form'
import { useRoomProblem } from '@/app/_components/rooms/room-problem'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { typedBefore } from '@/lib/form-state'
import { CheckboxField } from '@/ui/choice-field'
import { type Option, SelectField } from '@/ui/field'
import { createRoomAction } from './actions'

/** A new room: where it is, its facts, and what to copy from another room. */
export function NewRoomForm({
  newRoomId,
  copyOf,
  groups,
  subdistrictCode,
  ...rest
}: {
  newRoomId: string
  copyOf: string | null
  groups: { label: string; options: Option[] }[]
  subdistrictCode: string
  texts: RoomTexts
  rules: FormRules
  operatorNames: string[]
  districtOf: Record<string, string>
  districtNames: Record<string, string>
}) {
  const t = useTranslations('rooms')
  const problem = useRoomProblem()
  const [state, action] = useStateAction(createRoomAction)
  const typed = typedBefore(state)
  const wrong = state.validationErrors?.fields.subdistrictCode
  return (
    <RoomForm
      state={state}
      action={action}
      code={null}
      mayLicense
      subdistrictCode={subdistrictCode}
      hidden={{ newRoomId, ...(copyOf ? { copyOf } : {}) }}
      first={
        <SelectField
          name="subdistrictCode"
          label={t('field.subdistrictCode')}
          empty={t('field.subdistrictEmpty')}
          groups={groups}
          defaultValue={typed.text('subdistrictCode', subdistrictCode)}
          error={wrong && problem(wrong)}
        />
      }
      copies={
        copyOf ? (
          <fieldset className="grid gap-1">
            <legend className="text-heading">{t('facts.copies')}</legend>
            <CheckboxField
              name="copyTimetables"
              label={t('facts.copyTimetables')}
              defaultChecked={typed.text('copyTimetables', 'yes') === 'yes'}
            />
            <CheckboxField
              name="copyPolicy"
              label={t('facts.copyPolicy')}
              defaultChecked={typed.text('copyPolicy') === 'yes'}
            />
          </fieldset>
        ) : null
      }
      {...rest}
    />
  )
}
