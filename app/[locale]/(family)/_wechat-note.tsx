import { headers } from 'next/headers'
import { getTranslations } from 'next-intl/server'

/** Beside a link to a calendar: how to open this page where such links work. Only in WeChat's browser. */
export async function WechatNote() {
  const browser = (await headers()).get('user-agent') ?? ''
  if (!browser.includes('MicroMessenger')) return null
  const t = await getTranslations('feed')
  return <p className="text-small text-soft">{t('wechat')}</p>
}
