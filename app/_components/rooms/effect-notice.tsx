'use client'

import { useTranslations } from 'next-intl'
import { CheckboxField } from '@/ui/choice-field'
import { Disclosure } from '@/ui/disclosure'
import { Notice } from '@/ui/notice'
import type { EffectView } from './effect-view'

/**
 * What a change would do, and the agreement to the shortfalls it leaves. It stands inside the form
 * that asked.
 */
export function EffectNotice({
  view,
  checked,
  error,
}: {
  view: EffectView
  /** Whether the change was only asked about, not to be saved. */
  checked: boolean
  error?: string | undefined
}) {
  const t = useTranslations('rooms.effect')
  const { short } = view
  return (
    <Notice tone={short ? 'warning' : 'info'} title={t('title')} announce>
      <input type="hidden" name="agreed" value={view.agreement} />
      <ul className="grid gap-1">
        {view.summary.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {view.slots.length > 0 ? (
        <Disclosure summary={t('list')}>
          <ul className="grid gap-1 tabular-nums">
            {view.slots.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
      {short ? (
        <div className="mt-2 grid gap-1">
          <p className="font-[650]">{short.summary}</p>
          <ul className="grid gap-1 tabular-nums">
            {short.lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          {short.more > 0 ? <p>{t('more', { count: short.more })}</p> : null}
          <CheckboxField name="confirmed" label={t('agree')} error={error} />
        </div>
      ) : null}
      <p className="mt-1 text-small">{checked ? t('checked') : t('notSaved')}</p>
    </Notice>
  )
}
