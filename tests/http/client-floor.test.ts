import { readdirSync, readFileSync } from 'node:fs'
import { needed } from '@/lib/floor'
import { buildFolder } from '@/scripts/site-build'
import { expect, test } from './support/fixtures'

/** Methods that came after 2020; what the framework brings along itself is left out. */
const newer = [
  ...['findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'replaceAll'],
  ...['withResolvers', 'isWellFormed', 'toWellFormed', 'fromAsync', 'requestSubmit', 'showModal'],
  ...['randomUUID', 'showPopover', 'hidePopover', 'togglePopover', 'replaceChildren', 'groupBy'],
  ...['isSubsetOf', 'symmetricDifference', 'throwIfAborted', 'checkVisibility', 'toHex'],
]
const newerNames = ['structuredClone', 'WeakRef', 'FinalizationRegistry', 'AggregateError']

const text = (file: string) => readFileSync(`${buildFolder()}/${file}`, 'utf8')
const chunksIn = (code: string) => code.match(/static\/chunks\/[^"'\\]+?\.js/g) ?? []

/** The chunks that the pages of this build load, and those that these load; earlier ones lie beside them. */
function chunksOfBuild(): string[] {
  const manifests = readdirSync(`${buildFolder()}/server`, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('_client-reference-manifest.js'))
    .map((file) => `server/${file}`)
  const found = new Set(
    ['build-manifest.json', ...manifests].flatMap((file) => chunksIn(text(file))),
  )
  for (const file of found) for (const other of chunksIn(text(file))) found.add(other)
  return [...found]
}

test('the client code calls nothing newer than what is asked for before it starts', () => {
  const { polyfillFiles } = JSON.parse(text('build-manifest.json'))
  const own = chunksOfBuild().filter((file) => !polyfillFiles.includes(file))
  expect(own.length).toBeGreaterThan(20)
  const code = own.map(text).join('\n')
  const called = newer.filter((name) => new RegExp(`\\.${name}\\(`).test(code))
  const used = newerNames.filter((name) => new RegExp(`\\b${name}\\b`).test(code))
  const asked = needed.map((name) => name.split('.').at(-1))
  expect(called.toSorted()).toEqual(asked.toSorted())
  expect(used).toEqual([])
})
