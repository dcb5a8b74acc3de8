import { useTranslations } from 'next-intl'
import type { StaffRoom } from '@/domain/rooms/staff-queries'
import { StateLabel } from '@/ui/state-label'

const looks = {
  open: { tone: 'green', mark: 'tick' },
  draft: { tone: 'neutral', mark: 'clock' },
  suspended: { tone: 'apricot', mark: 'alert' },
} as const

/** Whether a room is open, in a word with its mark. */
export function RoomStatus({ status }: { status: StaffRoom['status'] }) {
  const t = useTranslations('manage.status')
  return <StateLabel {...looks[status]}>{t(status)}</StateLabel>
}
