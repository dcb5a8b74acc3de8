import { headers } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { FreshAfterBack } from '@/app/_components/fresh-after-back'
import { TypedAgain } from '@/app/_components/typed-again'
import { htmlLang, type Locale } from '@/i18n/routing'
import { displayOf } from '@/lib/display'
import { env } from '@/lib/env'
import { floorCheck } from '@/lib/floor'
import { viewer } from '@/lib/viewer'
import '../globals.css'
import { DemoBand } from './_demo-band'
import { PageFoot } from './_page-foot'
import { PageHead } from './_page-head'

/** The document around every page: skip link, demo band, head, the page itself, foot. */
export async function PageFrame({ locale, children }: { locale: Locale; children: ReactNode }) {
  const t = await getTranslations({ locale, namespace: 'common.header' })
  const renewed = await getTranslations({ locale, namespace: 'common.renewed' })
  const display = await displayOf()
  return (
    <html
      lang={htmlLang[locale]}
      data-type={display.type}
      data-theme={display.theme}
      data-motion={display.motion}
    >
      <head>
        <script nonce={await nonce()} dangerouslySetInnerHTML={{ __html: floorCheck }} />
      </head>
      <body className="flex min-h-dvh flex-col">
        <a
          href="#content"
          className="link sr-only bg-card focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-20 focus:rounded-soft focus:px-4 focus:py-3 focus:shadow-lift"
        >
          {t('skip')}
        </a>
        {env().demo ? <DemoBand /> : null}
        <PageHead viewer={await viewer()} type={display.type} />
        <main id="content" tabIndex={-1} className="page-width w-full pt-2 outline-none sm:pt-4">
          {children}
        </main>
        <PageFoot />
        <FreshAfterBack />
        <TypedAgain kept={renewed('kept')} gone={renewed('gone')} />
      </body>
    </html>
  )
}

/** What the policy of this request lets scripts in the page carry. */
async function nonce(): Promise<string | undefined> {
  const policy = (await headers()).get('Content-Security-Policy') ?? ''
  return /'nonce-([^']+)'/.exec(policy)?.[1]
}
