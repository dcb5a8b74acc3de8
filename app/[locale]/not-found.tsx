import { getTranslations } from 'next-intl/server'
import { maskPhone } from '@/domain/shared/phone'
import { pageContext } from '@/lib/context'
import { paths } from '@/lib/paths'
import { ButtonLink } from '@/ui/button'
import { PramDrawing } from '@/ui/drawings/pram'
import { EmptyState } from '@/ui/empty-state'
import { TextLink } from '@/ui/text-link'

/**
 * For an address without a page, and for what is not the viewer's to see: both read alike. Somebody
 * signed in reads as whom, since a link is often opened with another number than it was meant for.
 */
export default async function NotFound() {
  const t = await getTranslations('common.notFound')
  const { actor } = await pageContext()
  return (
    <EmptyState
      level={1}
      drawing={<PramDrawing />}
      title={t('title')}
      action={<ButtonLink href="/">{t('home')}</ButtonLink>}
    >
      {t('text')}
      {actor.kind === 'account' ? (
        <>
          {' '}
          {t('signedIn', { phone: maskPhone(actor.phone) })} {t('ask')}{' '}
          <TextLink href={`${paths.profile()}#sessions-part`}>{t('switch')}</TextLink>
        </>
      ) : null}
    </EmptyState>
  )
}
