import { getTranslations } from 'next-intl/server'
import type { BookingStatus } from '@/domain/claims/types'
import { StateLabel } from '@/ui/state-label'

const looks = {
  held: { tone: 'apricot', mark: 'clock' },
  offered: { tone: 'apricot', mark: 'clock' },
  confirmed: { tone: 'green', mark: 'tick' },
  cancelled: { tone: 'outline', mark: 'cross' },
  expired: { tone: 'outline', mark: 'cross' },
  attended: { tone: 'neutral', mark: 'tick' },
  missed: { tone: 'neutral', mark: 'alert' },
} as const

/** A booking's state, as a word with its mark; one that was moved is not simply cancelled. */
export async function BookingState({ status, moved }: { status: BookingStatus; moved: boolean }) {
  const t = await getTranslations('booking.status')
  const { tone, mark } = looks[status]
  return (
    <StateLabel tone={tone} mark={mark}>
      {t(moved ? 'moved' : status)}
    </StateLabel>
  )
}
