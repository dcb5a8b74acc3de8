import { useLocale, useTranslations } from 'next-intl'
import { htmlLang } from '@/i18n/routing'
import { LanguageLink } from '@/ui/language-link'
import { NavLink } from '@/ui/nav-link'
import { PageHeader, Section } from '@/ui/page-header'
import { SiteFooter } from '@/ui/site-footer'
import { SiteHeader } from '@/ui/site-header'
import { StateLabel } from '@/ui/state-label'
import { TextLink } from '@/ui/text-link'
import { TypeSwitch } from '../_type-switch'

/** What stands around every page: its head, its foot, and a title with all it can carry. */
export function Frame() {
  const t = useTranslations('look.frame')
  const common = useTranslations('common')
  const other = useLocale() === 'zh' ? 'en' : 'zh'
  return (
    <Section id="frame" title={t('title')}>
      <p className="max-w-text text-soft">{t('text')}</p>
      <div className="overflow-hidden rounded-soft inset-ring inset-ring-line">
        <SiteHeader
          brand={{ name: common('brand.name'), latin: common('brand.latin') }}
          homeLabel={common('brand.home')}
          navLabel={t('nav')}
          nav={
            <>
              <li>
                <NavLink href="/look">{t('here')}</NavLink>
              </li>
              <li>
                <NavLink href="/my">{common('header.my')}</NavLink>
              </li>
            </>
          }
          tools={
            <>
              <TypeSwitch
                to="large"
                text={common('header.large')}
                label={common('header.largeLabel')}
                failed={common('header.typeFailed')}
              />
              <LanguageLink
                to={other}
                lang={htmlLang[other]}
                text={common('header.switchText')}
                label={common('header.switchLabel')}
              />
            </>
          }
        />
        <div className="px-4 pt-4 sm:px-8">
          <PageHeader
            level={3}
            labels={<StateLabel tone="outline">{t('label')}</StateLabel>}
            title={t('long')}
            lead={t('lead')}
          />
        </div>
        <SiteFooter
          about={common('footer.about')}
          links={
            <li>
              <TextLink href="/privacy">{common('footer.privacy')}</TextLink>
            </li>
          }
        />
      </div>
    </Section>
  )
}
