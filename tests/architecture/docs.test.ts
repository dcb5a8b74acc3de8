import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Stale, staleNames } from './doc-names'

const docs = readdirSync('docs', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .map((name) => join('docs', name))
const documents = ['README.md', 'CONTRIBUTING.md', ...docs]
const read = (path: string) => readFileSync(path, 'utf8')

describe('what a document names is there', () => {
  test.each(documents)('%s', (path) => {
    expect(staleNames(path, read(path))).toEqual([])
  })

  test('enough is read for that to mean something', () => {
    expect(documents.length).toBeGreaterThan(50)
  })

  const planted: [Stale['kind'], string][] = [
    ['path', '`domain/claims/book-slut.ts`'],
    ['path', '`book-slut.ts`'],
    ['path', '`serverr/admission.ts`'],
    ['command', '`npm run db:verifyy`'],
    ['command', '`db:verifyy`'],
    ['command', '```\nnpm run chek\n```'],
    ['setting', '`DATABASE_REPLIKA_URL`'],
    ['setting', '`PROCESSEZ=4 npm start`'],
    ['setting', '```\nexport DATABASE_URI=postgres://\n```'],
    ['function', '`brokken_by_claim`'],
    ['function', '`brokken(b)`'],
    ['function', '`bookSlott`'],
    ['function', '`bookSlott(ctx, input)`'],
    ['function', '`BusyyError`'],
    ['link', '[the rush](docs/rushh.md)'],
    ['link', '[the rush](docs/rush.md#every-queue-and-boundd)'],
  ]
  test.each(planted)('a planted %s is found: %s', (kind, text) => {
    expect(staleNames('README.md', text).map((one) => one.kind)).toEqual([kind])
  })

  test('what is there is not', () => {
    const text =
      '`broken_by_claim` `bookSlot(ctx, input)` `lib/env.ts` `PORT` `npm test` [it](LICENSE)'
    expect(staleNames('README.md', text)).toEqual([])
  })
})

test('the README has at most 900 words', () => {
  expect(read('README.md').trim().split(/\s+/).length).toBeLessThanOrEqual(900)
})

test('docs/operating.md has a row for every setting', () => {
  const settings = ['lib/env.ts', 'scripts/start-env.ts'].flatMap((path) =>
    [...read(path).matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)].map((found) => found[1] ?? ''),
  )
  expect(settings.length).toBeGreaterThan(15)
  const rows = read('docs/operating.md')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .join('\n')
  // The site itself tells its processes that it is a demo.
  const asked = settings.filter((name) => name !== 'BAOBAOWU_DEMO')
  expect(asked.filter((name) => !rows.includes(`\`${name}\``))).toEqual([])
})

describe('decisions that change each other', () => {
  const records = docs.filter((path) => /decisions\/\d{4}/.test(path))
  const number = (path: string) => /\d{4}/.exec(path)?.[0] ?? ''
  const linked = (text: string, word: string) => {
    const part = text.split(/\n\n/).find((one) => one.startsWith(`**${word}**`)) ?? ''
    return [...part.matchAll(/\[(\d{4})\]/g)].map((found) => found[1] ?? '')
  }
  const changed = records.flatMap((path) =>
    linked(read(path), 'Changed by').map((by) => `${number(path)} by ${by}`),
  )

  test('name each other', () => {
    const changes = records.flatMap((path) =>
      linked(read(path), 'Changes').map((one) => `${one} by ${number(path)}`),
    )
    expect(changed.length).toBeGreaterThan(5)
    expect(changes.sort()).toEqual(changed.sort())
  })

  test('and the index shows it, with a row for each', () => {
    const rows = read('docs/decisions/README.md').matchAll(/^\| \[(\d{4})\].*\|(.*)\|$/gm)
    const index = [...rows].map(([, one, by = '']) => ({
      one,
      by: [...by.matchAll(/\[(\d{4})\]/g)].map((found) => found[1]),
    }))
    expect(index.map(({ one }) => one)).toEqual(records.map(number).sort())
    expect(index.flatMap(({ one, by }) => by.map((later) => `${one} by ${later}`)).sort()).toEqual(
      changed.sort(),
    )
  })
})
