'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { longestText } from '@/domain/rooms/text-inputs'
import { lengthOf, textToKeep } from '@/domain/rooms/text-rules'
import { TextAreaField } from '@/ui/field'

/**
 * Several lines that say how long they are while they are typed. Too much can be typed: it is said
 * at once and refused later, never cut off.
 */
export function LongText({
  text,
  error,
  ...field
}: {
  id: string
  name: string
  lang: string
  label: ReactNode
  note: ReactNode
  text: string
  error: ReactNode
}) {
  const t = useTranslations('story.edit')
  const [typed, setTyped] = useState<string>()
  const length = lengthOf(textToKeep(typed ?? text) ?? '')
  const tooLong = length > longestText && t('problem.text_too_long', { most: longestText, length })
  return (
    <TextAreaField
      {...field}
      rows={6}
      defaultValue={text}
      hint={<span className="tabular-nums">{t('length', { length, most: longestText })}</span>}
      error={tooLong || error}
      onChange={(event) => setTyped(event.currentTarget.value)}
    />
  )
}
