import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createTranslator } from 'next-intl'
import type { ReactNode } from 'react'
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

/**
 * What has the same words in both languages, or those of the other one in it: names of the site and
 * of languages, Chinese words explained to English readers, a sample of both.
 */
const both: Record<string, RegExp> = {
  'common.json': /^(brand\.|header\.switchText$)/,
  'calendar.json': /^form\.nameZhHint$/,
  'desk.json': /^desk\.(zh|en)$/,
  'profile.json': /^(zh|en)$/,
  'room.json': /^facts\.planned$/,
  'look.json': /^(type\.mixed|fields\.childC)$/,
}

/** A text without names in braces, tags and what a form is chosen by. */
function words(text: string): string {
  return text
    .replace(/<\/?\w+>/g, '')
    .replace(/\w+, (plural|select|selectordinal),|(\w+|=\d+) (?=\{)/g, '')
    .replace(/\{\w+\}/g, '')
}

/** The forms of each `plural` of a text, those inside others too. */
function countsOf(text: string): string[] {
  return groups(text).flatMap((group) => {
    const forms = /^\s*\w+\s*,\s*plural,([\s\S]*)$/.exec(group)?.[1]
    return forms ? [forms, ...groups(forms).flatMap(countsOf)] : []
  })
}

const things =
  '(free |more )?(children|caregivers|rooms|places|visits|bookings|slots|families|people|shortfalls)'

/** A number put before a noun as it is, or with one form for all numbers. */
const bareCount = new RegExp(
  `\\{(count|n|heads|rooms|children|places|visits|caregivers|bookings|needed|left)\\} ${things}\\b`,
)
const severalThings = new RegExp(`# ${things}\\b`)

/** More than one by their nature: a group of rooms on the map, the children a caregiver looks after. */
const alwaysSeveral: Record<string, RegExp> = {
  'map.json': /^group(Title)?$/,
  'search.json': /full_together$/,
  'room.json': /^rules\.(fixed|band)Ratio$/,
}

function raise(error: Error): never {
  throw error
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

    it('says everything in its language', () => {
      const other = (key: string) => both[area]?.test(key)
      for (const [key, text] of texts('zh', area))
        if (/\p{L}{2}/u.test(words(text)) && !other(key))
          expect(`${key}: ${words(text)}`).toMatch(/\p{Script=Han}/u)
      for (const [key, text] of texts('en', area))
        if (!other(key))
          expect(`${key}: ${text}`).not.toMatch(/[\p{Script=Han}，。：；！？、（）]/u)
    })

    it('counts one and several in English', () => {
      for (const [key, text] of texts('en', area)) {
        if (alwaysSeveral[area]?.test(key)) continue
        expect(`${key}: ${text}`).not.toMatch(bareCount)
        for (const forms of countsOf(text))
          if (severalThings.test(forms)) expect(`${key}: ${text}`).toMatch(/(one|=1) ?\{/)
      }
    })

    it('can be told whatever is put in, in both languages', () => {
      for (const language of ['zh', 'en'] as const) {
        for (const text of texts(language, area).values()) {
          for (const number of [0, 1, 2, 12]) {
            const values = Object.fromEntries(placeholders(text).map((name) => [name, number]))
            const t = createTranslator({ locale: language, messages: { text }, onError: raise })
            const tags = [...text.matchAll(/<(\w+)>/g)].map(([, name = '']) => name)
            const marked = tags.map((name) => [name, (inner: ReactNode) => inner] as const)
            t.rich('text', { ...values, ...Object.fromEntries(marked) })
          }
        }
      }
    })

    it.each(['zh', 'en'])('has no empty text in %s', (language) => {
      for (const [key, text] of texts(language, area)) expect(text.trim(), key).not.toBe('')
    })
  })
})
