import { useTranslations } from 'next-intl'
import type { RoomCause } from '@/domain/claims/types'
import { StateLabel } from '@/ui/state-label'

/** In a list of visits, why one may not take place; nothing if the room can keep it. */
export function RoomCauseLabel({ cause }: { cause: RoomCause | null }) {
  const t = useTranslations('booking.my.cause')
  if (!cause) return null
  return (
    <p className="mt-1">
      <StateLabel tone="apricot" mark="alert">
        {t(cause)}
      </StateLabel>
    </p>
  )
}
