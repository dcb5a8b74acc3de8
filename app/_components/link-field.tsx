'use client'

import { useRef, useState } from 'react'
import { Button } from '@/ui/button'
import { TextField } from '@/ui/field'

/** A link, to be copied by the button or, without scripts, from the field itself. */
export function LinkField({
  link,
  texts,
}: {
  link: string
  texts: { label: string; copy: string; copied: string }
}) {
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
      <TextField ref={field} name="link" readOnly label={texts.label} value={link} />
      <div className="flex flex-wrap items-center gap-3">
        <Button kind="quiet" onClick={copy}>
          {texts.copy}
        </Button>
        <span role="status">{copied ? texts.copied : null}</span>
      </div>
    </div>
  )
}
