import { useTranslations } from 'next-intl'
import { paths } from '@/lib/paths'
import { ButtonLink } from '@/ui/button'

/** Leads to booking for a family that calls or stands at the desk. */
export function DeskLink({ code, slotId }: { code: string; slotId: string }) {
  const t = useTranslations('desk.desk')
  return (
    <p>
      <ButtonLink kind="quiet" href={paths.manageDesk(code, slotId)}>
        {t('link')}
      </ButtonLink>
    </p>
  )
}
