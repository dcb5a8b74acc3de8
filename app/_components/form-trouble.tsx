'use client'

import { useTranslations } from 'next-intl'
import type { Fault } from '@/lib/form-state'
import { ErrorSummary } from '@/ui/error-summary'

type Trouble = {
  validationErrors?: { fields: Record<string, string> }
  serverError?: { fault: Fault }
}

/**
 * Says above a form all that keeps it from being done: fields with something wrong (each leads to
 * its field), a fault of ours, and `refusal`, what the service answered. Needs the area `faults`.
 */
export function FormTrouble({
  state,
  text,
  refusal,
}: {
  state: Trouble
  /** The text of a field's reason. */
  text: (reason: string) => string
  refusal?: { field?: string; text: string } | null
}) {
  const t = useTranslations()
  const fields = Object.entries(state.validationErrors?.fields ?? {})
  const errors = fields.map(([field, reason]) => ({
    field: field || undefined,
    text: text(reason),
  }))
  if (state.serverError) {
    errors.push({ field: undefined, text: t(`faults.${state.serverError.fault}`) })
  }
  if (refusal) errors.push({ field: refusal.field, text: refusal.text })
  return (
    <ErrorSummary title={t('common.form.errorTitle', { count: errors.length })} errors={errors} />
  )
}
