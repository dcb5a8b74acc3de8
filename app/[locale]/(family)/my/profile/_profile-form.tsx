'use client'

import { useTranslations } from 'next-intl'
import { FirstRunFields } from '@/app/_components/first-run-fields'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useReason } from '@/app/_components/use-reason'
import { useStateAction } from '@/app/_hooks/use-state-action'
import type { OwnProfile } from '@/domain/accounts/find-profile'
import type { FirstRun } from '@/lib/first-run'
import { seenBefore, typedBefore } from '@/lib/form-state'
import { ChoiceField } from '@/ui/choice-field'
import { type Option, SelectField, TextField } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'
import { saveProfileAction } from './actions'

/** Name, language of messages, home subdistrict. */
export function ProfileForm({
  profile,
  divisions,
  run,
}: {
  profile: Pick<OwnProfile, 'name' | 'language' | 'homeSubdistrictCode' | 'seen'>
  divisions: { label: string; options: Option[] }[]
  run: FirstRun
}) {
  const t = useTranslations('profile')
  const words = useTranslations('common.form')
  const reason = useReason('account')
  const [state, action] = useStateAction(saveProfileAction)
  const typed = typedBefore(state)
  const wrong = state.validationErrors?.fields ?? {}
  const refused = state.data && reason(state.data.reason)
  const homeWrong = state.data?.reason === 'subdistrict_unknown'
  const home = typed.text('homeSubdistrictCode', profile.homeSubdistrictCode ?? '')
  return (
    <form action={action} noValidate className="grid gap-6">
      <FormTrouble
        state={state}
        text={reason}
        refusal={
          refused ? { field: homeWrong ? 'homeSubdistrictCode' : undefined, text: refused } : null
        }
      />
      <FirstRunFields run={run} />
      <input type="hidden" name="seen" value={seenBefore(state, profile.seen)} />
      <TextField
        name="name"
        autoComplete="name"
        required
        label={t('name')}
        hint={t('nameHint')}
        defaultValue={typed.text('name', profile.name ?? '')}
        error={wrong.name && reason(wrong.name)}
      />
      <ChoiceField
        name="language"
        label={t('language')}
        columns={2}
        choices={[
          { value: 'zh', label: t('zh') },
          { value: 'en', label: t('en') },
        ]}
        chosen={[typed.text('language', profile.language)]}
        error={wrong.language && reason(wrong.language)}
      />
      <SelectField
        key={home}
        name="homeSubdistrictCode"
        label={t('home')}
        note={words('optional')}
        hint={t('homeHint')}
        empty={t('homeEmpty')}
        groups={divisions}
        defaultValue={home}
        error={homeWrong ? refused : wrong.homeSubdistrictCode && reason(wrong.homeSubdistrictCode)}
      />
      <SubmitButton wide pendingText={t('saving')}>
        {run.first ? t('next') : t('save')}
      </SubmitButton>
    </form>
  )
}
