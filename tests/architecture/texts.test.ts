import { readFileSync } from 'node:fs'
import { parseSync } from 'oxc-parser'
import { expect, test } from 'vitest'
import { sourceFiles } from './imports'

const letters = /\p{L}{2}/u
const chinese = /\p{Script=Han}/u

const sentence = /\p{L}[,;:]? \p{L}/u

/** Attributes that are read out or shown; others may name a key of messages, which has no spaces. */
const told = /^(aria-(label|description|roledescription|valuetext)|alt|placeholder|label)$/
const shown = /^(title|text|lead|hint|note|term|name|summary|description|children)$/

/** What is the same in every language, or in both at once. */
const allowed: Record<string, string[]> = {
  'app/[locale]/(public)/proof/page.tsx': ['npm run db:verify'],
}

type Node = Record<string, unknown> & { type: string }
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value

/** Words that a component writes itself: between tags, in attributes that are read out, in Chinese. */
function wordsIn(file: string, code = readFileSync(file, 'utf8')): string[] {
  const found: string[] = []
  const say = (text: unknown, pattern: RegExp) => {
    if (typeof text === 'string' && pattern.test(text)) found.push(text.trim())
  }
  const look = (value: unknown) => {
    if (Array.isArray(value)) return value.forEach(look)
    if (!isNode(value)) return
    if (value.type === 'JSXText') say(value.value, letters)
    if (value.type === 'Literal') say(value.value, chinese)
    if (value.type === 'TemplateElement') say((value.value as { raw: string }).raw, chinese)
    if (value.type === 'JSXElement' || value.type === 'JSXFragment')
      for (const text of (value.children as unknown[]).flatMap(literalsOf)) say(text, letters)
    const name = isNode(value.name) ? String(value.name.name) : ''
    if (value.type === 'JSXAttribute' && isNode(value.value)) {
      if (told.test(name)) for (const text of literalsOf(value.value)) say(text, letters)
      if (shown.test(name)) for (const text of literalsOf(value.value)) say(text, sentence)
    }
    for (const inner of Object.values(value)) look(inner)
  }
  look(parseSync(file, code).program)
  return found
}

/** The texts an expression can be: of `full ? 'Full' : 'Free'` both. */
function literalsOf(value: unknown): unknown[] {
  if (!isNode(value)) return []
  switch (value.type) {
    case 'Literal':
      return [value.value]
    case 'TemplateLiteral':
      return (value.quasis as Node[]).map((one) => (one.value as { raw: string }).raw)
    case 'JSXExpressionContainer':
      return literalsOf(value.expression)
    case 'LogicalExpression':
      return [value.left, value.right].flatMap(literalsOf)
    case 'ConditionalExpression':
      return [value.consequent, value.alternate].flatMap(literalsOf)
    default:
      return []
  }
}

const files = sourceFiles('app', 'ui').filter((file) => file.endsWith('.tsx'))

test('there are components to look at', () => {
  expect(files.length).toBeGreaterThan(150)
})

test('every word a page says comes from messages, so that it is there in both languages', () => {
  const said = files.flatMap((file) =>
    wordsIn(file)
      .filter((text) => !allowed[file]?.includes(text))
      .map((text) => `${file}: ${text}`),
  )
  expect(said).toEqual([])
})

test('would notice words between tags, in attributes and in expressions', () => {
  const code = `const a = (
    <p aria-label="Next" title="All of it" id="key">
      Free {full ? '名额' : 'Full'}
      {open && <Part title="aKey" note={'now or later'} />}
    </p>
  )`
  const found = [...new Set(wordsIn('a.tsx', code))]
  expect(found.toSorted()).toEqual(['All of it', 'Free', 'Full', 'Next', 'now or later', '名额'])
})
