import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { engineFiles } from '@/db/engine-files'
import { sourceFiles } from './imports'

/** A name in a document that nothing has any more, as it is written there. */
export type Stale = { kind: 'path' | 'command' | 'setting' | 'function' | 'link'; name: string }

const folders = ['app', 'bench', 'db', 'docs', 'domain', 'i18n', 'lib', 'messages', 'public']
const roots = [...folders, 'scripts', 'server', 'tests', 'ui']

/** Names in our documents that belong to others: to SQL, to PgBouncer and to other tools. */
const foreign = new Set(
  'LISTEN connect_query max_connections current.sql varchar sha256'.split(' '),
)
/** Files that a document says are not there. */
const absent = new Set(['loading.tsx'])

/** Without the tests, which may plant names that are not there. */
const code = sourceFiles(...roots.filter((root) => root !== 'tests'))
  .map((file) => readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, ''))
  .join('\n')
const sql = [...engineFiles().map(({ text }) => text), readFileSync('db/verify.sql', 'utf8')]
  .join('\n')
  .replace(/--.*$/gm, '')
const words = new Set(`${code}\n${sql}`.match(/\w+/g))
const files = roots.flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' }).map((name) => join(root, name)),
)
const fileNames = new Set(files.map((file) => basename(file)))
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: Record<string, string>
}
/** The files that read the environment; a setting is a word in one of them. */
const settings = new Set(
  sourceFiles('lib/env.ts', 'scripts', 'server', 'tests/support')
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
    .match(/\b[A-Z][A-Z0-9_]+\b/g),
)

/**
 * Names in a document, in backticks, blocks of code and links, that nothing in the project has. Names are:
 * a path from a folder of the project, or anything that ends like a source file; `npm …`, also in a
 * block; words in CAPITALS, also with a value; and, alone, before a bracket or after a dot, words in
 * snake_case, camelCase and PascalCase. A function counts as there if code that compiles uses its name,
 * or the engine does; comments do not count.
 */
export function staleNames(path: string, text: string): Stale[] {
  const blocks = [...text.matchAll(/^```[\s\S]*?^```/gm)].map(([block]) => block)
  const prose = text.replace(/^```[\s\S]*?^```/gm, '')
  const quoted = [...prose.matchAll(/`([^`]+)`/g)].map((found) => found[1] ?? '')
  return [
    ...quoted.flatMap((name) => named(name)),
    ...blocks.flatMap((block) => [...commandsIn(block), ...settingsIn(block)]),
    ...linksIn(prose).flatMap((link) => staleLink(path, link)),
  ]
}

function named(name: string): Stale[] {
  if (/npm/.test(name)) return [...commandsIn(name), ...settingsIn(name)]
  if (/^[a-z]+:[a-z]+$/.test(name))
    return name.startsWith('node:') ? [] : commandsIn(`npm run ${name}`)
  const asSetting = /^([A-Z][A-Z0-9_]+)(=\S+)?$/.exec(name)?.[1]
  if (asSetting)
    return settings.has(asSetting) || foreign.has(asSetting) ? [] : [stale('setting', name)]
  if (isPath(name)) return pathExists(name) ? [] : [stale('path', name)]
  const parts = /^[\w.]+(?=\(|\[\]$|$)/.exec(name)?.[0].split('.') ?? []
  const called = /^\w+\(/.test(name)
  return parts.some((part) => (called || isName(part)) && !isThere(part))
    ? [stale('function', name)]
    : []
}

function stale(kind: Stale['kind'], name: string): Stale {
  return { kind, name }
}

function isPath(name: string): boolean {
  if (/[\s<>|{}…,]/.test(name) || name.startsWith('/')) return false
  const [first = '', ...rest] = name.split('/')
  return (rest.length > 0 && roots.includes(first)) || /\.(tsx?|mjs|sql|md|json|css)$/.test(name)
}

/** A path is one from the root of the project; a file name alone is somewhere in it. */
function pathExists(name: string): boolean {
  if (name.includes('/')) return existsSync(name)
  return fileNames.has(name) || existsSync(name) || foreign.has(name) || absent.has(name)
}

function isName(word: string): boolean {
  return /^[a-z][a-z0-9]*(_[a-z0-9]+)+$|^[a-z]+[a-z0-9]*([A-Z][a-z0-9]*)+$|^([A-Z][a-z0-9]+)+$/.test(
    word,
  )
}

/** Some constraints are named by the engine as it refuses: by a limit, or by the table. */
function isThere(word: string): boolean {
  const made = [word, word.replace(/^capacity_/, ''), word.replace(/_kept_by_database$/, '')]
  return made.some((one) => words.has(one)) || foreign.has(word)
}

function commandsIn(text: string): Stale[] {
  const runs = [...text.matchAll(/\bnpm run ([\w:]+)|\bnpm (?!run\b)(\w+)/g)]
  return runs
    .filter(([, run, own]) => own !== 'ci' && !((run ?? own ?? '') in scripts))
    .map(([all]) => stale('command', all))
}

function settingsIn(text: string): Stale[] {
  const given = [...text.matchAll(/\b([A-Z][A-Z0-9_]+)=/g)].map((found) => found[1] ?? '')
  return given.filter((name) => !settings.has(name)).map((name) => stale('setting', name))
}

function linksIn(prose: string): string[] {
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map((found) => found[1] ?? '')
    .filter((link) => !/^\w+:/.test(link))
}

/** A file beside the document, and in it a heading if the link names one. */
function staleLink(from: string, link: string): Stale[] {
  const [file = '', anchor] = link.split('#')
  const to = file === '' ? from : join(dirname(from), file)
  if (!existsSync(to)) return [stale('link', link)]
  if (anchor === undefined) return []
  const headings = readFileSync(to, 'utf8').match(/^#+ .*$/gm) ?? []
  const anchors = headings.map((heading) =>
    heading
      .replace(/^#+ /, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  )
  return anchors.includes(anchor) ? [] : [stale('link', link)]
}
