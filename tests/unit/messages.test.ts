import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const folder = join(import.meta.dirname, '../../messages')
const areas = (language: string) => readdirSync(join(folder, language)).sort()

/** Every text of one file as `a.b.c` → text. */
function texts(language: string, area: string): Map<string, string> {
  const found = new Map<string, string>()
  const walk = (value: unknown, path: string) => {
    if (typeof value === 'string') found.set(path, value)
    else if (value !== null && typeof value === 'object')
      for (const [key, inner] of Object.entries(value)) walk(inner, path ? `${path}.${key}` : key)
    else throw new Error(`${area}: ${path} is neither text nor a group of texts`)
  }
  walk(JSON.parse(readFileSync(join(folder, language, area), 'utf8')), '')
  return found
}

/** The outermost `{…}` groups of a text, without their braces. */
function groups(text: string): string[] {
  const found: string[] = []
  let depth = 0
  let start = 0
  for (const [at, letter] of [...text].entries()) {
    if (letter === '{' && depth++ === 0) start = at + 1
    if (letter === '}' && --depth === 0) found.push([...text].slice(start, at).join(''))
  }
  return found
}

/** Names in braces and tags: `{count, plural, one {a child} …}` and `<link>…</link>`: count, link. */
function placeholders(text: string): string[] {
  const names = groups(text).flatMap((group) => {
    const [, name = '', rest = ''] = /^\s*(\w+)\s*(?:,([\s\S]*))?$/.exec(group) ?? []
    return [name, ...groups(rest).flatMap(placeholders)]
  })
  const tags = [...text.matchAll(/<(\w+)>/g)].map((match) => match[1] ?? '')
  return [...new Set([...names, ...tags])].sort()
}

describe('the texts in both languages', () => {
  it('live in the same files', () => {
    expect(areas('en')).toEqual(areas('zh'))
  })

  it('are all listed in i18n/messages.ts', () => {
    const listed = readFileSync(join(folder, '../i18n/messages.ts'), 'utf8')
    for (const language of ['zh', 'en'])
      for (const area of areas(language)) expect(listed).toContain(`/messages/${language}/${area}`)
  })

  describe.each(areas('zh'))('%s', (area) => {
    it('has the same keys', () => {
      expect([...texts('en', area).keys()].sort()).toEqual([...texts('zh', area).keys()].sort())
    })

    it('has the same placeholders in each text', () => {
      const english = texts('en', area)
      for (const [key, text] of texts('zh', area))
        expect({ key, names: placeholders(english.get(key) ?? '') }).toEqual({
          key,
          names: placeholders(text),
        })
    })

    it.each(['zh', 'en'])('has no empty text in %s', (language) => {
      for (const [key, text] of texts(language, area)) expect(text.trim(), key).not.toBe('')
    })
  })
})
