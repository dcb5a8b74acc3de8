import { useLocale, useTranslations } from 'next-intl'
import { htmlLang } from '@/i18n/routing'
import type { Display } from '@/lib/display'
import type { Viewer } from '@/lib/viewer'
import { LanguageLink } from '@/ui/language-link'
import { NavLink } from '@/ui/nav-link'
import { SiteHeader } from '@/ui/site-header'
import { TypeSwitch } from './_type-switch'

/**
 * The head of every page: find a room, my page or sign in, the room's side for staff, the size of
 * the type, the language.
 */
export function PageHead({ viewer, type }: { viewer: Viewer | null; type: Display['type'] }) {
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
      tools={
        <>
          <TypeSwitch
            to={type === 'large' ? 'normal' : 'large'}
            text={t(type === 'large' ? 'header.usual' : 'header.large')}
            label={t(type === 'large' ? 'header.usualLabel' : 'header.largeLabel')}
            failed={t('header.typeFailed')}
          />
          <LanguageLink
            to={other}
            lang={htmlLang[other]}
            text={t('header.switchText')}
            label={t('header.switchLabel')}
          />
        </>
      }
    />
  )
}
