import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keepEarlierFiles } from '@/scripts/earlier-files'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'baobaowu-earlier-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const day = 86_400_000

/** What a build does to its folder: all goes but `cache`, and its own files come. */
function build(name: string, daysAgo = 0) {
  rmSync(join(folder, 'static'), { recursive: true, force: true })
  mkdirSync(join(folder, 'static/chunks'), { recursive: true })
  const file = join(folder, 'static/chunks', name)
  writeFileSync(file, name)
  const then = new Date(Date.now() - daysAgo * day)
  utimesSync(file, then, then)
}

const files = () => readdirSync(join(folder, 'static/chunks')).toSorted()

test('files of earlier builds stay for two weeks beside those of the new one', () => {
  keepEarlierFiles(folder).bringBack()
  build('long-ago.js', 20)
  for (const [name, daysAgo] of [
    ['before.js', 13],
    ['now.js', 0],
  ] as const) {
    const earlier = keepEarlierFiles(folder)
    build(name, daysAgo)
    earlier.bringBack()
  }
  expect(files()).toEqual(['before.js', 'now.js'])
})

test('a build that was cut short loses none of them', () => {
  build('before.js')
  keepEarlierFiles(folder)
  rmSync(join(folder, 'static'), { recursive: true })
  const earlier = keepEarlierFiles(folder)
  build('now.js')
  earlier.bringBack()
  expect(files()).toEqual(['before.js', 'now.js'])
})
