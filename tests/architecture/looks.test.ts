import { dirname } from 'node:path'
import { describe, expect, test } from 'vitest'
import { states } from '../e2e/looks/all'
import { sourceFiles } from './imports'

/** The address of each page under `app/[locale]`, its variable parts in brackets. */
const pages = sourceFiles('app/[locale]')
  .filter((file) => /(^|\/)page\.tsx$/.test(file))
  .map(
    (file) =>
      dirname(file)
        .replace('app/[locale]', '')
        .replace(/\/\(\w+\)/g, '') || '/',
  )

/** Pages that cannot be looked at, and why. */
const excused: Record<string, string> = {
  '/manage/figures': 'it only leads on to the figures of the widest place somebody looks after',
}

describe('the states that are looked at', () => {
  test('leave out no page', () => {
    const looked = new Set(states.map(({ page }) => page))
    const missing = pages.filter((page) => !looked.has(page as `/${string}`) && !(page in excused))
    expect(pages.length).toBeGreaterThan(50)
    expect(missing).toEqual([])
  })

  test('are of pages that there are, and so are those excused', () => {
    const found = states.filter(({ status }) => status !== 404).map(({ page }) => page)
    const unknown = [...found, ...Object.keys(excused)].filter((page) => !pages.includes(page))
    expect(unknown).toEqual([])
  })

  test('have names of their own', () => {
    const names = states.map(({ name }) => name)
    expect(names.filter((name, n) => names.indexOf(name) !== n)).toEqual([])
  })
})
