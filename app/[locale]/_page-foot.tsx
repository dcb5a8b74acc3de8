import { useTranslations } from 'next-intl'
import { paths } from '@/lib/paths'
import { SiteFooter } from '@/ui/site-footer'
import { TextLink } from '@/ui/text-link'

/** The foot of every page. */
export function PageFoot() {
  const t = useTranslations('common.footer')
  const questions = useTranslations('questions')
  const proof = useTranslations('proof')
  return (
    <SiteFooter
      about={t('about')}
      links={
        <>
          <li>
            <TextLink href={paths.questions()}>{questions('title')}</TextLink>
          </li>
          <li>
            <TextLink href={paths.proof()}>{proof('title')}</TextLink>
          </li>
          <li>
            <TextLink href="/privacy">{t('privacy')}</TextLink>
          </li>
          <li>
            <TextLink href={paths.display()}>{t('display')}</TextLink>
          </li>
          <li>
            <TextLink href="/look">{t('look')}</TextLink>
          </li>
          <li>{t('source')}</li>
        </>
      }
    />
  )
}
