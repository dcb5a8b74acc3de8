import { useTranslations } from 'next-intl'
import { Notice } from '@/ui/notice'

const deeds = [
  'cap',
  'closed',
  'closedEmpty',
  'reopened',
  'roster',
  'added',
  'slotRemoved',
  'deskBooked',
  'deskAgain',
  'deskException',
  'deskCancelled',
  'deskMarked',
] as const

/** Says what was just done, if the address names it. */
export function DoneNews({ done }: { done: unknown }) {
  const t = useTranslations('manage.done')
  const deed = deeds.find((one) => one === done)
  if (!deed) return null
  return (
    <Notice tone="success" announce>
      {t(deed)}
    </Notice>
  )
}
