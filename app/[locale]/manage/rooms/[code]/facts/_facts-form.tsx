'use client'

import { useState } from 'react'
import type { RoomTexts } from '@/app/_components/rooms/room-fields'
import { type FormRules, RoomForm } from '@/app/_components/rooms/room-form'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { seenBefore } from '@/lib/form-state'
import { saveFactsAction } from './actions'

/** The facts of a room there is. */
export function FactsForm({
  code,
  roomId,
  seen,
  texts,
  ...rest
}: {
  code: string
  roomId: string
  seen: string
  texts: RoomTexts
  rules: FormRules
  mayLicense: boolean
  operatorNames: string[]
  districtOf: Record<string, string>
  districtNames: Record<string, string>
}) {
  const [state, action] = useStateAction(saveFactsAction)
  // A page drawn again meanwhile knows more than what the fields were filled from.
  const [first] = useState(seen)
  return (
    <RoomForm
      state={state}
      action={action}
      code={code}
      texts={texts}
      hidden={{ code, roomId, seen: seenBefore(state, first) }}
      {...rest}
    />
  )
}
