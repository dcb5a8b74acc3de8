import { readdirSync, readFileSync } from 'node:fs'
import type { Locale } from '@/i18n/routing'
import { plain } from './shown'

/** Texts of one language without parameters that are other words in the other. */
function textsOf(language: Locale, other: Locale): Set<string> {
  const found = new Set<string>()
  const walk = (one: unknown, same: unknown) => {
    if (typeof one === 'string') {
      if (one !== same && !/[{<]/.test(one) && /\p{L}{2}/u.test(one)) found.add(plain(one))
    } else if (typeof one === 'object' && one !== null)
      for (const [key, inner] of Object.entries(one))
        walk(inner, (same as Record<string, unknown>)[key])
  }
  const read = (of: Locale, area: string) =>
    JSON.parse(readFileSync(`messages/${of}/${area}`, 'utf8'))
  for (const area of readdirSync(`messages/${language}`))
    walk(read(language, area), read(other, area))
  return found
}

const others = { zh: textsOf('en', 'zh'), en: textsOf('zh', 'en') }

/** Names of languages, and of people in the tests, that are a text somewhere as well. */
const names = ['中文', 'English', '工作人员']

/** Days, prices and lengths as the other language writes them. */
const otherFormats = {
  zh: /\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d|¥\d|\d (minutes?|hours?|months|years?|places?)\b/,
  en: /（周.）|\d月\d+日|\d 元|\d 个月|\d 岁|\d 分钟|\d 小时/,
}

/** What a page says in the other language without marking it as such. */
export function foreignTexts(document: Document, language: Locale): string[] {
  const found: string[] = []
  const walker = document.createTreeWalker(document.body, 4)
  while (walker.nextNode()) {
    const { parentElement, textContent } = walker.currentNode
    const marked = parentElement?.closest('[lang]')?.getAttribute('lang') ?? ''
    if (!marked.startsWith(language) || parentElement?.closest('script, style')) continue
    const text = plain(textContent)
    if (names.includes(text)) continue
    if (others[language].has(text) || otherFormats[language].test(text)) found.push(text)
  }
  return found
}
