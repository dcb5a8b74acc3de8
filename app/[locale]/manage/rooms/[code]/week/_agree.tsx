'use client'

import { useTranslations } from 'next-intl'
import type { typedBefore } from '@/lib/form-state'
import { CheckboxField } from '@/ui/choice-field'
import { Notice } from '@/ui/notice'
import type { Told } from './_told'

/**
 * What would be replaced or fall short, and the agreement to it; nothing if nothing has to be
 * agreed to. What was agreed to before stays agreed to.
 */
export function Agree({
  form,
  told,
  typed,
}: {
  /** Keeps the ids of several forms on a page apart. */
  form: string
  told: Told | undefined
  typed: ReturnType<typeof typedBefore>
}) {
  const t = useTranslations('roster.agree')
  const over = told?.reason === 'has_shifts'
  const short = told?.reason === 'leaves_shortfall'
  const agreedOver = typed.text('overwrite')
  if (!over && !short) return null
  return (
    <Notice tone="warning" title={over ? t('overTitle') : t('leavesTitle')} announce>
      <ul className="grid gap-1">
        {told.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className="mt-1">{over ? t('overText') : t('leavesText')}</p>
      {over ? (
        <CheckboxField
          id={`${form}-overwrite`}
          name="overwrite"
          value={told.seen ?? ''}
          label={t('overwrite')}
        />
      ) : (
        <CheckboxField id={`${form}-confirmed`} name="confirmed" label={t('confirm')} />
      )}
      {short && agreedOver ? <input type="hidden" name="overwrite" value={agreedOver} /> : null}
    </Notice>
  )
}

/** The refusal's text for the head of a form; lines to agree to are shown by `Agree`. */
export function refusalOf(told: Told | undefined): { text: string } | null {
  return told?.text ? { text: told.text } : null
}
