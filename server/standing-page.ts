import { languageOf } from '@/i18n/language-path'
import en from '@/messages/en/error.json'
import zh from '@/messages/zh/error.json'

const style =
  ':root{color-scheme:light dark}body{font:1.0625rem/1.7 system-ui,sans-serif;max-width:34rem;margin:15vh auto;padding:0 1rem}h1{font-size:1.5rem;line-height:1.3}'

/** Why a page of ours stands in for an answer: the site is busy, or it was renewed under a form. */
export type Standing = 'busy' | 'renewed'

/**
 * The whole document that stands in for an answer, in both languages, the one of the address first. It
 * says what happens next: the page opens again by itself or by a link, or the form is to be sent again.
 */
export function standingPage(
  address: string,
  { standing, form }: { standing: Standing; form: boolean },
): string {
  const english = languageOf(address) === 'en'
  const [first, second] = english ? [en, zh] : [zh, en]
  const [lang, otherLang] = english ? ['en', 'zh-Hans'] : ['zh-Hans', 'en']
  const text = ({ busy, renewed }: typeof en) => {
    if (standing === 'renewed')
      return `${renewed.text}</p><p><a href="${escaped(address)}">${renewed.open}</a>`
    return form ? busy.form : busy.text
  }
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${first[standing].title}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<main>
<h1>${first[standing].title}</h1>
<p>${text(first)}</p>
<div lang="${otherLang}"><p><strong>${second[standing].title}</strong></p><p>${text(second)}</p></div>
</main>
</body>
</html>
`
}

/** An address as the value of an attribute. */
function escaped(address: string): string {
  return address.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}
