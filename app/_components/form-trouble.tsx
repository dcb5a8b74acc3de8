'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { Fault } from '@/lib/form-state'
import { ErrorSummary } from '@/ui/error-summary'
import { Notice } from '@/ui/notice'

type Trouble = {
  validationErrors?: { fields: Record<string, string> }
  serverError?: { fault: Fault }
}

/**
 * Says above a form all that keeps it from being done: a list leading to each field with something
 * wrong, and in words what concerns none (a fault of ours, or `refusal` without a field). `text`
 * gives a field's reason in words, `idOf` its id if that is not its name. Needs the area `faults`.
 */
export function FormTrouble({
  state,
  text,
  refusal,
  idOf = (field) => field,
}: {
  state: Trouble
  text?: (reason: string) => string
  refusal?: { field?: string | undefined; text: string } | null
  idOf?: (field: string) => string
}) {
  const t = useTranslations()
  // Only a new answer is news: the words of the same one must not take the focus again.
  const errors = useMemo(() => {
    const fields = Object.entries(state.validationErrors?.fields ?? {})
    return [
      ...fields.map(([field, reason]) => ({ field: idOf(field), text: text?.(reason) ?? reason })),
      ...(refusal?.field ? [{ field: idOf(refusal.field), text: refusal.text }] : []),
    ]
  }, [state])
  const fault = state.serverError && t(`faults.${state.serverError.fault}`)
  const whole = fault ?? (refusal && !refusal.field ? refusal.text : null)
  return (
    <>
      {whole ? (
        <Notice tone="error" announce>
          {whole}
        </Notice>
      ) : null}
      <ErrorSummary title={t('common.form.errorTitle', { count: errors.length })} errors={errors} />
    </>
  )
}
