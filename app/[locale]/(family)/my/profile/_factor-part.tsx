import { getLocale, getTranslations } from 'next-intl/server'
import type { OwnSecondFactor } from '@/domain/accounts/read-second-factor'
import { dayOf } from '@/domain/shared/time'
import { formats } from '@/lib/format'
import { paths } from '@/lib/paths'
import { ButtonLink } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { RenewCodesForm } from './_renew-codes-form'

/** With this many recovery codes or fewer left, the page asks the person to make new ones. */
const few = 3

/** How one's own second factor stands, and what can be done about it. */
export async function FactorPart({ factor }: { factor: OwnSecondFactor }) {
  const t = await getTranslations('profile.factor')
  const { since, recoveryCodesLeft: left } = factor
  const day = since && formats(await getLocale()).dayWithYear(dayOf(since))
  return (
    <div className="grid gap-4">
      {factor.level === 'nobody' ? <Notice>{t('off')}</Notice> : null}
      {day ? <p>{t('has', { day, left })}</p> : <p>{factor.asked ? t('noneAsked') : t('none')}</p>}
      {since && left <= few ? <Notice tone="warning">{t('few')}</Notice> : null}
      {since && !factor.given ? <p>{t('verifyFirst')}</p> : null}
      <Next factor={factor} />
    </div>
  )
}

async function Next({ factor }: { factor: OwnSecondFactor }) {
  const t = await getTranslations('profile.factor')
  const back = paths.profile()
  if (!factor.since || !factor.given) {
    return (
      <p>
        <ButtonLink kind="quiet" href={paths.secondFactor(back)}>
          {factor.since ? t('verify') : t('setUp')}
        </ButtonLink>
      </p>
    )
  }
  return (
    <>
      <RenewCodesForm />
      <p>
        <ButtonLink kind="plain" href={paths.secondFactor(back, { change: true })}>
          {t('change')}
        </ButtonLink>
      </p>
    </>
  )
}
