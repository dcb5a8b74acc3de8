import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/ui/button'
import { PramDrawing } from '@/ui/drawings/pram'
import { EmptyState } from '@/ui/empty-state'

/** For an address without a page, and for what the viewer may not see: both read alike. */
export default function NotFound() {
  const t = useTranslations('common.notFound')
  return (
    <EmptyState
      level={1}
      drawing={<PramDrawing />}
      title={t('title')}
      action={<ButtonLink href="/">{t('home')}</ButtonLink>}
    >
      {t('text')}
    </EmptyState>
  )
}
