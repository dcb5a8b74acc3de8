import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, test } from 'vitest'
import { importsOf, sourceFiles } from './imports'

const text = (file: string) => readFileSync(file, 'utf8')
const look = sourceFiles('app/[locale]/look')
const shown = look
  .map(text)
  .join('\n')
  .replace(/^import [\s\S]*?from .*$/gm, '')

/** The components a file exports: functions with a capital letter in a `.tsx` file. */
function components(file: string): string[] {
  if (!file.endsWith('.tsx')) return []
  return [...text(file).matchAll(/^export (?:async )?function ([A-Z]\w*)/gm)].map(
    (match) => match[1] ?? '',
  )
}

const ui = sourceFiles('ui')

/** Whether a component is drawn on /look itself, or as a part of one of `ui/` that is. */
function stands(name: string, seen: readonly string[] = []): boolean {
  if (new RegExp(`\\b${name}\\b`).test(shown)) return true
  const outer = ui
    .filter((file) => new RegExp(`<${name}\\b`).test(text(file)))
    .flatMap(components)
    .filter((one) => one !== name && !seen.includes(one))
  return outer.some((one) => stands(one, [...seen, name]))
}

/**
 * Shared by routes and yet not on the page: what draws nothing, whole forms that are a page of their
 * own, what keeps or marks something for a family, and sums that need a room to be computed.
 */
const notThere = [
  'app/_components/booking/hold-band.tsx',
  'app/_components/favourites/favourite-form.tsx',
  'app/_components/json-ld.tsx',
  'app/_components/booking/stretch-fields.tsx',
  'app/_components/booking/stretch-form.tsx',
  'app/_components/first-run-fields.tsx',
  'app/_components/manage/limit-change.tsx',
  'app/_components/manage/sum-answer.tsx',
  'app/_components/manage/sum-terms.tsx',
  'app/_components/rooms/room-fields.tsx',
  'app/_components/rooms/room-form.tsx',
]

describe('the page /look', () => {
  test.each(ui.filter((file) => components(file).length > 0))('shows %s', (file) => {
    expect(components(file).filter((name) => !stands(name))).toEqual([])
  })

  test('shows what several routes share of app/_components', () => {
    const routes = new Map<string, Set<string>>()
    const imports = sourceFiles('app')
      .filter((file) => !look.includes(file))
      .flatMap(importsOf)
    for (const { from, to } of imports) {
      if (!to.startsWith('app/_components/') || from.startsWith('app/_components/')) continue
      routes.set(to, (routes.get(to) ?? new Set()).add(dirname(from)))
    }
    const shared = [...routes].filter(([, from]) => from.size > 1).map(([file]) => file)
    expect(shared.length).toBeGreaterThan(10)
    const missing = shared
      .filter((file) => !notThere.includes(file))
      .filter((file) => components(file).length > 0 && !components(file).some((one) => stands(one)))
    expect(missing).toEqual([])
  })

  test('would miss a component that is not there', () => {
    expect(stands('NoSuchComponent')).toBe(false)
  })
})
