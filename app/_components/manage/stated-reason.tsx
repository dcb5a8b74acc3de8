'use client'

import { useTranslations } from 'next-intl'
import { readingPurposes } from '@/domain/families/reading-rules'
import type { typedBefore } from '@/lib/form-state'
import { ChoiceField } from '@/ui/choice-field'
import { TextField } from '@/ui/field'

const errors = ['purpose_missing', 'reading_reason_missing', 'reading_reason_long'] as const

/** The text of what is wrong with a stated reason. Needs the area `desk`. */
export function useReasonText(): (reason: string) => string {
  const t = useTranslations('desk.errors')
  return (reason) => t(errors.find((one) => one === reason) ?? 'wrong')
}

/** The purpose, and why, in a few words: asked before children's records are opened. */
export function StatedReasonFields({
  typed,
  wrong,
}: {
  typed: ReturnType<typeof typedBefore>
  wrong: Record<string, string>
}) {
  const t = useTranslations('desk.families')
  const text = useReasonText()
  return (
    <>
      <ChoiceField
        name="purpose"
        label={t('purpose')}
        columns={2}
        choices={readingPurposes.map((value) => ({ value, label: t(`purposes.${value}`) }))}
        chosen={typed.list('purpose')}
        error={wrong.purpose && text(wrong.purpose)}
      />
      <TextField
        name="reason"
        autoComplete="off"
        required
        label={t('reason')}
        hint={t('reasonHint')}
        defaultValue={typed.text('reason')}
        error={wrong.reason && text(wrong.reason)}
      />
    </>
  )
}
