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
 * both languages, the one of the address first, and an address to go to, by a text of its own or as it is.
 */
export function plainPage(
  address: string,
  textIn: (messages: typeof en) => { title: string; text: string; open?: string },
  to: string | null = null,
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
${to ? `<p><a href="${escaped(to)}">${first?.open ?? escaped(to)}</a></p>\n` : ''}</main>
</body>
</html>
`
}

/** An address as text or the value of an attribute. */
function escaped(address: string): string {
  return address.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}

/** Whether a browser waits for a page; the framework's own requests understand only its own answers. */
export function wantsPage({ headers }: IncomingMessage): boolean {
  if ('rsc' in headers || 'next-action' in headers) return false
  return headers.accept?.includes('text/html') ?? false
}
