'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { usePathname } from '@/i18n/navigation'
import type { Fault } from '@/lib/form-state'
import { paths } from '@/lib/paths'
import { ErrorSummary } from '@/ui/error-summary'
import { Notice } from '@/ui/notice'
import { TextLink } from '@/ui/text-link'

type Trouble = {
  validationErrors?: { fields: Record<string, string> }
  serverError?: { fault: Fault }
}

/**
 * Says above a form all that keeps it from being done: a list leading to each field with something
 * wrong, and in words what concerns none (a fault of ours, or `refusal` without a field). `text`
 * gives a field's reason in words, `label` its name if those words do not tell it, `idOf` its id if that
 * is not its name. Needs the area `faults`.
 */
export function FormTrouble({
  state,
  text,
  refusal,
  label = () => undefined,
  idOf = (field) => field,
}: {
  state: Trouble
  text?: (reason: string, field: string) => string
  label?: (field: string) => string | undefined
  refusal?: { field?: string | undefined; text: string } | null
  idOf?: (field: string) => string
}) {
  const t = useTranslations()
  const path = usePathname()
  // Only a new answer is news: the words of the same one must not take the focus again.
  const errors = useMemo(() => {
    const fields = Object.entries(state.validationErrors?.fields ?? {})
    const link = (field: string, why: string) => {
      const name = label(field)?.replace(/\s*\*$/, '')
      return { field: idOf(field), text: name ? t('common.form.errorAt', { name, why }) : why }
    }
    return [
      ...fields.map(([field, reason]) => link(field, text?.(reason, field) ?? reason)),
      ...(refusal?.field ? [link(refusal.field, refusal.text)] : []),
    ]
  }, [state])
  const fault = state.serverError && t(`faults.${state.serverError.fault}`)
  const whole = fault ?? (refusal && !refusal.field ? refusal.text : null)
  return (
    <>
      {whole ? (
        <Notice
          tone="error"
          announce
          action={
            state.serverError?.fault === 'confirm_needed' ? (
              <TextLink href={paths.confirm(path)}>{t('common.form.confirm')}</TextLink>
            ) : undefined
          }
        >
          {whole}
        </Notice>
      ) : null}
      <ErrorSummary title={t('common.form.errorTitle', { count: errors.length })} errors={errors} />
    </>
  )
}
