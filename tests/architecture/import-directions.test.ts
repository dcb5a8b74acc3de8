import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, test } from 'vitest'
import { circles, importsOf, sourceFiles } from './imports'

const files = sourceFiles(
  'app',
  'bench',
  'db',
  'domain',
  'i18n',
  'lib',
  'scripts',
  'server',
  'tests',
  'ui',
  'proxy.ts',
  'instrumentation.ts',
)
const imports = files.flatMap(importsOf)

/** `types`: importing only types is allowed, since rows have no other source of types. */
type Rule = { name: string; from: RegExp; notFrom?: RegExp; to: RegExp; types?: boolean }

const queries = /^domain\/.+\/([a-z-]+-)?queries\.ts$/
const framework = /^(next|react|react-dom|next-auth|next-intl|next-safe-action)(\/|$)/
const product = /^(app|ui|i18n|lib|domain|db)\/|^(proxy|instrumentation)\.ts$/

/** What must not import what; design and docs/decisions say why. */
const rules: Rule[] = [
  {
    name: 'ui could ship in another product: of this one it knows the link that keeps the language',
    from: /^ui\//,
    to: /^(domain|db|lib|app|messages|scripts|server)\/|^i18n\/(?!navigation\.ts$)/,
  },
  {
    name: 'domain knows no page, no framework and no adapter',
    from: /^domain\//,
    to: /^(app|ui|lib|i18n|messages|scripts|server)\//,
  },
  { name: 'domain knows no framework', from: /^domain\//, to: framework },
  {
    name: 'only queries and db know tables, and the rate limits that keep their own',
    from: product,
    notFrom: new RegExp(`^db/|${queries.source}|^lib/rate-limit`),
    to: /^db\/schema\//,
    types: true,
  },
  {
    name: 'only queries and db know Drizzle, save for the one question of the health page',
    from: product,
    notFrom: new RegExp(`^db/|${queries.source}|^app/api/health/`),
    to: /^(drizzle-orm|postgres)(\/|$)/,
  },
  {
    name: 'pages and their parts call use cases, never queries or the database',
    from: /^(app|ui|i18n)\/|^proxy\.ts$/,
    to: new RegExp(`${queries.source}|^db/`),
    types: true,
  },
  {
    name: 'db is below the domain; only its seed, which acts through use cases, looks up',
    from: /^db\//,
    notFrom: /^db\/(seed|reference)/,
    to: /^(app|ui|lib|i18n|scripts|server)\/|^domain\/(?!shared\/)/,
  },
  { name: 'the seed knows no page and no adapter', from: /^db\/seed\//, to: /^(app|ui|lib)\// },
  { name: 'adapters know no page', from: /^lib\//, to: /^(app|ui)\// },
  {
    name: 'what reads files from outside is loaded by the process that reads them, never by one that serves',
    from: product,
    notFrom: /^lib\/(outside-files\/reader|picture|spreadsheet\/read)\.ts$/,
    to: /^(sharp|read-excel-file|csv-parse|lib\/(picture|spreadsheet\/(read|zip|sheet-size)|outside-files\/reader)\.ts)(\/|$)/,
    types: true,
  },
  {
    name: 'the product knows no test and no script',
    from: product,
    to: /^(tests|bench|scripts|server)\//,
  },
]

describe('imports go one way', () => {
  test('enough files are read for the rules to mean something', () => {
    expect(files.length).toBeGreaterThan(50)
  })

  test.each(rules)('$name', ({ from, notFrom, to, types }) => {
    const broken = imports
      .filter((one) => !(types && one.typeOnly))
      .filter((one) => from.test(one.from) && !notFrom?.test(one.from) && to.test(one.to))
      .map((one) => `${one.from} → ${one.to}`)
    expect(broken).toEqual([])
  })

  test('no file needs itself through others, save tables that refer to each other', () => {
    const needs = imports.filter((one) => !/^db\/schema\//.test(one.from))
    expect(circles(needs).map((circle) => circle.join(' → '))).toEqual([])
  })
})

describe('the nouns of the domain go one way', () => {
  const noun = (path: string) => /^domain\/([^/]+)\//.exec(path)?.[1] ?? ''
  const between = imports.map(({ from, to, typeOnly }) => ({
    from: `${noun(from)}.ts`,
    to: `${noun(to)}.ts`,
    typeOnly,
  }))
  const inDomain = between.filter(({ from, to }) => from !== '.ts' && to !== '.ts' && from !== to)

  test('no folder needs another one that needs it', () => {
    expect(inDomain.length).toBeGreaterThan(100)
    expect(circles(inDomain).map((circle) => circle.join(' → '))).toEqual([])
  })

  test('two that need each other are found', () => {
    const back = { from: 'rooms.ts', to: 'slots.ts', typeOnly: false }
    expect(circles([...inDomain, back])).not.toEqual([])
  })
})

describe('the words and shapes of files', () => {
  /** What a file beside the use cases may be: its queries, pure rules, inputs, types, policy, and secrets. */
  const kinds = /[-/](queries|rules|inputs|types|policy|secrets)\.ts$/

  /** Whether the file exports a function or constant of its own name. */
  function isNamedForItsExport(file: string): boolean {
    const name = basename(file, '.ts').replace(/-(.)/g, (_, letter) => letter.toUpperCase())
    const exported = new RegExp(`^export (async function|function|const) ${name}\\b`, 'm')
    return exported.test(readFileSync(file, 'utf8'))
  }

  test('a file of the domain is one use case by its name, or one of six kinds', () => {
    const nouns = files.filter((file) => /^domain\/(?!shared\/)/.test(file))
    const others = nouns.filter((file) => !kinds.test(file) && !isNamedForItsExport(file))
    expect(nouns.length).toBeGreaterThan(300)
    expect(others).toEqual([])
  })

  test('no file of the product has more than 250 lines', () => {
    const lines = (file: string) => readFileSync(file, 'utf8').split('\n').length - 1
    const own = files.filter((file) => product.test(file) || /^(server|scripts)\//.test(file))
    expect(own.filter((file) => lines(file) > 250)).toEqual([])
  })

  test('no file is a heap without a subject', () => {
    const heap = /(^|\/)(utils?|helpers?|services?|managers?|misc|common)(\.tsx?$|\/)/
    expect(files.filter((file) => heap.test(file))).toEqual([])
  })

  test('the app reads its environment in one file', () => {
    const own = files.filter((file) => product.test(file) && file !== 'lib/env.ts')
    const reading = own.filter((file) =>
      /process\.env(?!\.(NODE_ENV|NEXT_RUNTIME|NEXT_PHASE|NEXT_PUBLIC_SOURCE)\b)/.test(
        readFileSync(file, 'utf8'),
      ),
    )
    expect(reading).toEqual([])
  })
})
