'use client'

import { useTranslations } from 'next-intl'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useStateAction } from '@/app/_hooks/use-state-action'
import type { Display } from '@/lib/display'
import { typedBefore } from '@/lib/form-state'
import { BottomBar } from '@/ui/bottom-bar'
import { ChoiceField } from '@/ui/choice-field'
import { SubmitButton } from '@/ui/submit-button'
import { saveDisplayAction } from './actions'

const choices = {
  type: ['normal', 'large'],
  theme: ['device', 'light', 'dark'],
  motion: ['device', 'off'],
} as const

/** Text size, colours, motion. `next` is where to go back to. */
export function DisplayForm({ display, next }: { display: Display; next: string | null }) {
  const t = useTranslations('display')
  const [state, action] = useStateAction(saveDisplayAction)
  const typed = typedBefore(state)
  const wrong = state.validationErrors?.fields ?? {}
  return (
    <form action={action} noValidate className="grid gap-8">
      <FormTrouble state={state} text={() => t('wrong')} />
      <input type="hidden" name="next" value={typed.text('next', next ?? '')} />
      {(['type', 'theme', 'motion'] as const).map((name) => (
        <ChoiceField
          key={name}
          name={name}
          label={t(`${name}.label`)}
          hint={t(`${name}.hint`)}
          error={wrong[name] && t('wrong')}
          chosen={[typed.text(name, display[name])]}
          choices={choices[name].map((value) => ({
            value,
            label: t(`${name}.${value}` as 'type.normal'),
            hint: t(`${name}.${value}Hint` as 'type.normalHint'),
          }))}
        />
      ))}
      <BottomBar>
        <SubmitButton pendingText={t('saving')}>{t('save')}</SubmitButton>
      </BottomBar>
    </form>
  )
}
