import type { IncomingMessage } from 'node:http'
import { languageOf } from '@/i18n/language-path'
import en from '@/messages/en/error.json'
import zh from '@/messages/zh/error.json'

const style =
  ':root{color-scheme:light dark}body{font:1.0625rem/1.7 system-ui,sans-serif;max-width:34rem;margin:15vh auto;padding:0 1rem}h1{font-size:1.5rem;line-height:1.3}'

/** What a page of `plainPage` is sent with, whatever it says. */
export const plainHeaders = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; frame-ancestors 'none'",
}

/**
 * A whole document that needs nothing else, for what is answered without the framework: a title and a text in
 * both languages, the one of the address first, and the address of the site if that is where to go.
 */
export function plainPage(
  address: string,
  textIn: (messages: typeof en) => { title: string; text: string },
  site: string | null = null,
): string {
  const english = languageOf(address) === 'en'
  const [first, second] = (english ? [en, zh] : [zh, en]).map(textIn)
  const [lang, otherLang] = english ? ['en', 'zh-Hans'] : ['zh-Hans', 'en']
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${first?.title}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<main>
<h1>${first?.title}</h1>
<p>${first?.text}</p>
<div lang="${otherLang}"><p><strong>${second?.title}</strong></p><p>${second?.text}</p></div>
${site ? `<p><a href="${site}">${site}</a></p>\n` : ''}</main>
</body>
</html>
`
}

/** Whether a browser waits for a page; the framework's own requests understand only its own answers. */
export function wantsPage({ headers }: IncomingMessage): boolean {
  if ('rsc' in headers || 'next-action' in headers) return false
  return headers.accept?.includes('text/html') ?? false
}
