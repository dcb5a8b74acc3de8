import { getLocale, getTranslations } from 'next-intl/server'
import { invitationDays } from '@/domain/children/rules'
import type { ChildRecord } from '@/domain/children/types'
import { showPhone } from '@/domain/shared/phone'
import { dayOf } from '@/domain/shared/time'
import { formats } from '@/lib/format'
import { InviteForm } from './_invite-form'
import { WithdrawForm } from './_withdraw-form'

/** Who is guardian, who is asked to be, and asking one more. */
export async function Guardians({
  childId,
  guardians,
  invitations,
}: { childId: string } & Pick<ChildRecord, 'guardians' | 'invitations'>) {
  const t = await getTranslations('children')
  const format = formats(await getLocale())
  return (
    <div className="grid gap-5">
      <ul className="grid gap-2">
        {guardians.map(({ accountId, name, phone, relation, own }) => (
          <li key={accountId} className="flex flex-wrap gap-x-3">
            <span className="wrap-anywhere font-medium">
              {own ? t('guardians.you') : (name ?? t('guardians.unnamed'))}
            </span>
            <span className="text-soft">{t(`relations.${relation}`)}</span>
            {own ? null : <span className="text-soft tabular-nums">{phone}</span>}
          </li>
        ))}
        {invitations.map(({ id, phone, expiresAt }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-3">
            <span className="text-soft">
              {t('guardians.open', {
                phone: showPhone(phone),
                date: format.day(dayOf(expiresAt)),
              })}
            </span>
            <WithdrawForm invitationId={id} />
          </li>
        ))}
      </ul>
      <InviteForm childId={childId} days={invitationDays} />
    </div>
  )
}
