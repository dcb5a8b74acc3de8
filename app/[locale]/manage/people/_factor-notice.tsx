import { useTranslations } from 'next-intl'
import type { FactorLevel } from '@/domain/accounts/second-factor-rules'
import { Notice } from '@/ui/notice'

/** Which offices the policy asks for a second factor; if it is off, that stands out. */
export function FactorNotice({ level }: { level: FactorLevel }) {
  const t = useTranslations('people')
  if (level === 'nobody') {
    return (
      <Notice tone="warning" title={t('factor.off')}>
        {t('factor.offText')}
      </Notice>
    )
  }
  const office = t(`offices.${level}`)
  return <Notice title={t('factor.on', { office })}>{t('factor.onText', { office })}</Notice>
}
