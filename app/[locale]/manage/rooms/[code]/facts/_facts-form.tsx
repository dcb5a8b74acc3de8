'use client'

import type { RoomTexts } from '@/app/_components/rooms/room-fields'
import { type FormRules, RoomForm } from '@/app/_components/rooms/room-form'
import { useStateAction } from '@/app/_hooks/use-state-action'
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
  return (
    <RoomForm
      state={state}
      action={action}
      code={code}
      texts={texts}
      hidden={{ code, roomId, seen: state.data?.seen ?? seen }}
      {...rest}
    />
  )
}
