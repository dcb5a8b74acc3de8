import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ButtonLink } from '@/ui/button'
import { EmptyState } from '@/ui/empty-state'
import { Section } from '@/ui/page-header'
import { PageSkeleton, Skeleton } from '@/ui/skeleton'

/** Empty and waiting. */
export function Messages({ drawing }: { drawing: ReactNode }) {
  const t = useTranslations('look.empty')
  return (
    <Section id="empty" title={t('title')}>
      <div className="stack items-center gap-8 md:grid-cols-2">
        <EmptyState
          level={3}
          drawing={drawing}
          title={t('none')}
          action={<ButtonLink href="/">{t('noneAction')}</ButtonLink>}
        >
          {t('noneText')}
        </EmptyState>
        <div className="grid gap-6">
          <PageSkeleton text={t('loading')} cards={2} />
          <Skeleton />
        </div>
      </div>
    </Section>
  )
}
