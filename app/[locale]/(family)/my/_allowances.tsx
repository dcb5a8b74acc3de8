import { getTranslations } from 'next-intl/server'
import type { AllowanceLeft } from '@/domain/allowance/queries'
import { Card } from '@/ui/card'
import { Meter } from '@/ui/meter'

/** What each child has left, as a sentence and a bar. */
export async function Allowances({ allowances }: { allowances: AllowanceLeft[] }) {
  const t = await getTranslations('booking.my')
  return (
    <Card>
      <ul className="grid gap-4">
        {allowances.map(({ childId, childName, unit, left, granted, waits }) => {
          const counts = { left, granted }
          return (
            <li key={childId}>
              <Meter
                label={childName}
                value={left}
                max={granted}
                text={t(unit === 'visits' ? 'allowanceLeft' : 'allowanceLeftMinutes', counts)}
              />
              {waits ? <p className="text-small text-soft">{t('allowanceWaits')}</p> : null}
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
