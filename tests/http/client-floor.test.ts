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

test('the client code calls nothing newer than what is asked for before it starts', () => {
  const chunks = `${buildFolder()}/static/chunks`
  const { polyfillFiles } = JSON.parse(readFileSync(`${buildFolder()}/build-manifest.json`, 'utf8'))
  const own = readdirSync(chunks).filter(
    (file) => file.endsWith('.js') && !polyfillFiles.includes(`static/chunks/${file}`),
  )
  const code = own.map((file) => readFileSync(`${chunks}/${file}`, 'utf8')).join('\n')
  const called = newer.filter((name) => new RegExp(`\\.${name}\\(`).test(code))
  const used = newerNames.filter((name) => new RegExp(`\\b${name}\\b`).test(code))
  const asked = needed.map((name) => name.split('.').at(-1))
  expect(called.toSorted()).toEqual(asked.toSorted())
  expect(used).toEqual([])
})
