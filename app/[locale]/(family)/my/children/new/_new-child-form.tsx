'use client'

import { useStateAction } from '@/app/_hooks/use-state-action'
import type { Option } from '@/ui/field'
import { ChildForm } from '../_child-form'
import { addChildAction } from '../actions'

/** Adds a child, then goes to `next`. */
export function NewChildForm({ countries, next }: { countries: Option[]; next: string | null }) {
  const [state, action] = useStateAction(addChildAction)
  return <ChildForm state={state} action={action} countries={countries} next={next} />
}
