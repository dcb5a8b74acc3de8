'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Button } from '@/ui/button'
import { TextField } from '@/ui/field'

/** The link, to be copied by the button or, where there are no scripts, from the field itself. */
export function LinkField({ link }: { link: string }) {
  const t = useTranslations('people.invite')
  const field = useRef<HTMLInputElement>(null)
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    field.current?.select()
    await navigator.clipboard?.writeText(link).then(
      () => setCopied(true),
      () => undefined,
    )
  }
  return (
    <div className="grid gap-3">
      <TextField ref={field} name="link" readOnly label={t('link')} value={link} />
      <div className="flex flex-wrap items-center gap-3">
        <Button kind="quiet" onClick={copy}>
          {t('copy')}
        </Button>
        <span role="status">{copied ? t('copied') : null}</span>
      </div>
    </div>
  )
}
