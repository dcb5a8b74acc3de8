import { useTranslations } from 'next-intl'

/** Says on every page of a demo that nothing here is real. */
export function DemoBand() {
  const t = useTranslations('common.demo')
  return (
    <aside aria-label={t('label')} className="bg-apricot-wash text-apricot-ink print:hidden">
      <p className="page-width py-1.5 text-small leading-snug">
        <strong className="font-[650]">{t('label')}</strong>
        <span aria-hidden="true"> · </span>
        {t('text')}
      </p>
    </aside>
  )
}
