import { expect } from 'vitest'
import type { Locator, Wanted } from './locator'
import type { Page } from './page'
import { plain } from './shown'

/** The matchers of a walk, named as in the browser level; they answer at once. */
interface Walk<R> {
  toBeVisible: () => R
  toBeHidden: () => R
  toBeChecked: () => R
  toBeDisabled: () => R
  toBeEnabled: () => R
  toHaveCount: (count: number) => R
  toHaveValue: (value: Wanted) => R
  toHaveText: (text: Wanted | Wanted[]) => R
  toContainText: (text: Wanted) => R
  toHaveAttribute: (name: string, value?: Wanted) => R
  toHaveURL: (url: Wanted) => R
  toHaveTitle: (title: Wanted) => R
}
declare module 'vitest' {
  interface Matchers<T> extends Walk<T> {}
}

type Told = { pass: boolean; message: () => string }

function told(pass: boolean, what: string, found: unknown): Told {
  return { pass, message: () => `${what}: ${JSON.stringify(found)}` }
}

const is = (found: string, wanted: Wanted) =>
  wanted instanceof RegExp ? wanted.test(found) : plain(found) === plain(wanted)
const has = (found: string, wanted: Wanted) =>
  wanted instanceof RegExp ? wanted.test(found) : found.includes(plain(wanted))

expect.extend({
  toBeVisible(at: Locator) {
    const found = at.count()
    if (found > 1) at.one()
    return told(at.isVisible(), `visible ${at.wanted}`, `${found} found`)
  },
  toBeHidden(at: Locator) {
    return told(!at.isVisible(), `hidden ${at.wanted}`, at.allTextContents())
  },
  toBeChecked(at: Locator) {
    return told(at.isChecked(), `checked ${at.wanted}`, at.isChecked())
  },
  toBeDisabled(at: Locator) {
    return told(at.isDisabled(), `disabled ${at.wanted}`, at.isDisabled())
  },
  toBeEnabled(at: Locator) {
    return told(!at.isDisabled(), `enabled ${at.wanted}`, at.isDisabled())
  },
  toHaveCount(at: Locator, count: number) {
    return told(at.count() === count, `${count} of ${at.wanted}`, at.allTextContents())
  },
  toHaveValue(at: Locator, value: Wanted) {
    const found = at.inputValue()
    const same = value instanceof RegExp ? value.test(found) : found === value
    return told(same, `value ${value} of ${at.wanted}`, found)
  },
  toHaveText(at: Locator, text: Wanted | Wanted[]) {
    const found = Array.isArray(text) ? at.allTextContents() : [at.textContent()]
    const wanted = Array.isArray(text) ? text : [text]
    const all = found.length === wanted.length && found.every((one, n) => is(one, wanted[n] ?? ''))
    return told(all, `text ${wanted} of ${at.wanted}`, found)
  },
  toContainText(at: Locator, text: Wanted) {
    return told(has(at.textContent(), text), `${text} in ${at.wanted}`, at.textContent())
  },
  toHaveAttribute(at: Locator, name: string, value?: Wanted) {
    const found = at.getAttribute(name)
    const same = found !== null && (value === undefined || is(found, value))
    return told(same, `${name}=${value} of ${at.wanted}`, found)
  },
  toHaveURL(page: Page, url: Wanted) {
    const found = page.url()
    const same =
      url instanceof RegExp ? url.test(found) : found === new URL(url, page.visitor.address).href
    return told(same, `address ${url}`, found)
  },
  toHaveTitle(page: Page, title: Wanted) {
    return told(is(page.title(), title), `title ${title}`, page.title())
  },
})

export { expect }
