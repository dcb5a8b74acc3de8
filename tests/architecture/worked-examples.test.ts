import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sourceFiles } from './imports'
import { jsonFiles, sqlFiles } from './text-files'

const [, examples = ''] = readFileSync('CONTRIBUTING.md', 'utf8').split('\n## Worked examples\n')

/** The files that an example of CONTRIBUTING names, in its table and after it. */
function listedIn(title: string): string[] {
  const part = examples.split(/^#+ /m).find((one) => one.startsWith(title)) ?? ''
  const named = [...part.matchAll(/`([^`]+\.(?:tsx?|sql|json|md))`/g)]
  return [...new Set(named.map(([, path = '']) => path))].sort()
}

/** Files with a match of the pattern, except migrations, the old dump and this test. */
function saying(pattern: RegExp): string[] {
  const all = [
    ...sourceFiles('app', 'bench', 'db', 'domain', 'lib', 'server', 'tests', 'ui'),
    ...sqlFiles(),
    ...jsonFiles(),
    ...['docs/capacity.md', 'docs/figures.md', 'docs/settings.md'],
  ]
  const own = 'tests/architecture/'
  return all
    .filter((file) => !file.startsWith(own) && pattern.test(readFileSync(file, 'utf8')))
    .sort()
}

test('a refusal reason that the database decides stands where CONTRIBUTING says', () => {
  const named = listedIn('A refusal reason')
  const byAnotherName = ['db/engine/free-places.sql', 'domain/slots/find-queries.ts']
  expect(named).toEqual(expect.arrayContaining(byAnotherName))
  expect(saying(/same_day_spent/)).toEqual(named.filter((file) => !byAnotherName.includes(file)))
})

test('a booking state stands where CONTRIBUTING says', () => {
  const named = listedIn('A booking state')
  const state = /(['"]held['"]|\bheld: )[\s\S]{0,120}?(['"]offered['"]|\boffered: )/
  const pointedTo = [
    'db/engine/figures.sql',
    'domain/bookings/record-visits.ts',
    'domain/bookings/visit-queries.ts',
    'tests/integration/stands.test.ts',
  ]
  expect(saying(state)).toEqual(named.filter((file) => !pointedTo.includes(file)))
})

test('a setting stands where CONTRIBUTING says, in five files with the migration, and in the texts', () => {
  const product = saying(/feverTenths|fever_tenths/).filter((file) => !file.startsWith('tests/'))
  expect(product).toEqual(listedIn('A policy setting'))
  expect(product.filter((file) => !file.startsWith('messages/'))).toHaveLength(4)
})

test('every file of an example is there', () => {
  const paths = [...examples.matchAll(/`([\w@[\]/.-]+\.(?:tsx?|sql|json|md))`/g)]
  expect(paths.length).toBeGreaterThan(30)
  expect(paths.map(([, path = '']) => path).filter((path) => !existsSync(path))).toEqual([])
})
