import { useLocale, useTranslations } from 'next-intl'
import { htmlLang } from '@/i18n/routing'
import type { Viewer } from '@/lib/viewer'
import { LanguageLink } from '@/ui/language-link'
import { NavLink } from '@/ui/nav-link'
import { SiteHeader } from '@/ui/site-header'

/** The head of every page: find a room, my page or sign in, the room's side for staff, the language. */
export function PageHead({ viewer }: { viewer: Viewer | null }) {
  const t = useTranslations('common')
  const other = useLocale() === 'zh' ? 'en' : 'zh'
  const places = [
    { href: '/', text: t('header.find') },
    viewer ? { href: '/my', text: t('header.my') } : { href: '/sign-in', text: t('header.signIn') },
    ...(viewer?.staff ? [{ href: '/manage', text: t('header.manage') }] : []),
  ]
  return (
    <SiteHeader
      brand={{ name: t('brand.name'), latin: t('brand.latin') }}
      homeLabel={t('brand.home')}
      navLabel={t('header.nav')}
      nav={places.map(({ href, text }) => (
        <li key={href}>
          <NavLink href={href}>{text}</NavLink>
        </li>
      ))}
      language={
        <LanguageLink
          to={other}
          lang={htmlLang[other]}
          text={t('header.switchText')}
          label={t('header.switchLabel')}
        />
      }
    />
  )
}
