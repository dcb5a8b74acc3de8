'use client'

import { useTranslations } from 'next-intl'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { typedBefore } from '@/lib/form-state'
import { ChoiceField } from '@/ui/choice-field'
import { TextField } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'
import { openChildLogAction } from './actions'

const reasons = ['reason_missing', 'reason_long', 'name_missing', 'child_unknown'] as const

/** Asks why the records about a child are opened; without `childId` also which child. */
export function ChildLogForm({ childId }: { childId: string | null }) {
  const t = useTranslations('log.child')
  const [state, action] = useStateAction(openChildLogAction)
  const typed = typedBefore(state)
  const wrong = state.validationErrors?.fields ?? {}
  const text = (reason: string) => t(`errors.${reasons.find((one) => one === reason) ?? 'wrong'}`)
  const refusal = state.data?.refusal
  const several = refusal?.reason === 'several_children' ? refusal.children : null
  return (
    <form action={action} noValidate className="grid max-w-text gap-4">
      <FormTrouble
        state={state}
        text={text}
        refusal={
          refusal && {
            field: several ? 'childId' : 'childName',
            text: t(`errors.${refusal.reason}`),
          }
        }
      />
      {childId ? (
        <input type="hidden" name="childId" value={childId} />
      ) : (
        <TextField
          name="childName"
          label={t('name')}
          hint={t('nameHint')}
          maxLength={60}
          autoComplete="off"
          defaultValue={typed.text('childName')}
          error={
            refusal?.reason === 'child_unknown'
              ? t('errors.child_unknown')
              : wrong.childName && text(wrong.childName)
          }
        />
      )}
      {several ? (
        <ChoiceField
          name="childId"
          label={t('which')}
          error={t('errors.several_children')}
          choices={several.map((child) => ({
            value: child.childId,
            label: t('born', { month: child.birthMonth }),
          }))}
        />
      ) : null}
      <TextField
        name="childReason"
        label={t('reason')}
        hint={t('reasonHint')}
        maxLength={200}
        defaultValue={typed.text('childReason')}
        error={wrong.childReason && text(wrong.childReason)}
      />
      <SubmitButton kind="quiet" pendingText={t('pending')}>
        {t('submit')}
      </SubmitButton>
    </form>
  )
}
