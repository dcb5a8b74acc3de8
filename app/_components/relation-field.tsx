'use client'

import { useTranslations } from 'next-intl'
import { relations } from '@/domain/children/types'
import { ChoiceField } from '@/ui/choice-field'

/** What somebody is to a child. Needs the area `children`. */
export function RelationField({
  id,
  label,
  chosen,
  error,
}: {
  id?: string
  label: string
  chosen: string
  error?: string
}) {
  const t = useTranslations('children.relations')
  return (
    <ChoiceField
      id={id}
      name="relation"
      label={label}
      columns={2}
      choices={relations.map((value) => ({ value, label: t(value) }))}
      chosen={[chosen]}
      error={error}
    />
  )
}
