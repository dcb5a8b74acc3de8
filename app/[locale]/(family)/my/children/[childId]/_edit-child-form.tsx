'use client'

import type { ComponentProps } from 'react'
import { useStateAction } from '@/app/_hooks/use-state-action'
import type { Option } from '@/ui/field'
import { ChildForm } from '../_child-form'
import { editChildAction } from '../actions'

/** Corrects a child's data. */
export function EditChildForm({
  child,
  countries,
}: {
  child: ComponentProps<typeof ChildForm>['child']
  countries: Option[]
}) {
  const [state, action] = useStateAction(editChildAction)
  return <ChildForm state={state} action={action} child={child} countries={countries} />
}
