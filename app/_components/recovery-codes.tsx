import { useTranslations } from 'next-intl'
import { Notice } from '@/ui/notice'

/** Recovery codes, shown this once. Needs the area `account`. */
export function RecoveryCodes({
  title,
  codes,
}: {
  title: 'codesDone' | 'codesRenewed'
  codes: readonly string[]
}) {
  const t = useTranslations('account.factor')
  return (
    <div className="grid gap-4">
      <Notice tone="success" announce title={t(title)}>
        {t('codesText')}
      </Notice>
      <ul
        aria-label={t('codesTitle')}
        className="grid grid-cols-2 gap-x-4 gap-y-2 rounded-soft bg-sunk p-4 text-lead tabular-nums tracking-wide"
      >
        {codes.map((code) => (
          <li key={code} className="select-all">
            {code}
          </li>
        ))}
      </ul>
    </div>
  )
}
