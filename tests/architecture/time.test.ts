import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sourceFiles } from './imports'

const comment = /\/\*[\s\S]*?\*\/|^\s*(\/\/|--).*$/gm
const lines = (files: string[], pattern: RegExp) =>
  files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .replaceAll(comment, '')
      .split('\n')
      .filter((line) => pattern.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  )

const product = sourceFiles('app', 'domain', 'lib', 'ui', 'i18n')
const domain = sourceFiles('domain')
const sql = [
  ...readdirSync('db/engine').map((name) => `db/engine/${name}`),
  ...domain.filter((file) => file.endsWith('queries.ts')),
]

test('there are files to look at', () => {
  expect(product.length).toBeGreaterThan(400)
  expect(sql.length).toBeGreaterThan(60)
})

test('no wall clock is read by the zone of the server or of the browser', () => {
  const ofMachine =
    /\.(get|set)(Hours|Minutes|Day|Date|Month|FullYear)\(|\.toLocale\w*String\(|\.to(Date|Time)String\(|\.getTimezoneOffset\(/
  expect(lines(product, ofMachine)).toEqual([])
})

test('one file makes formats of dates, each with its zone', () => {
  expect(lines(product, /DateTimeFormat\(/)).toEqual([
    "lib/format.ts: const formatter = new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' })",
  ])
})

test('a use case reads no clock and no chance: what time it is comes with who acts', () => {
  expect(lines(domain, /\bnew Date\(\)|\bDate\.now\(|\bTemporal\.Now\b|\bMath\.random\(/)).toEqual(
    [],
  )
})

test('no query and no function of the database asks for a day or a time of its session', () => {
  const ofSession =
    /\b(current_(date|time|timestamp)|localtime(stamp)?)\b|\bclock_timestamp\(\)|(?<!app_)\bnow\(\)/i
  // The clock itself, a number that grows with time, and what watches the sealing from outside.
  expect(lines(sql, ofSession).map((line) => line.split(':')[0])).toEqual([
    'db/engine/foundation.sql',
    'db/engine/foundation.sql',
    'db/engine/log.sql',
  ])
})
