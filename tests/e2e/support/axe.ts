import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type axe from 'axe-core'

const script = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Rules of axe, by what they are part of or by their names. */
export type Rules = Required<Pick<axe.RunOptions, 'runOnly'>>['runOnly']

/** All that the guidelines ask for up to level AA of 2.2, and what axe advises beyond them. */
export const everyRule: Rules = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
}

/** The rules that look at colours: the only ones that can hold in one theme and not in the other. */
export const colourRules: Rules = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }

/**
 * What axe has to say against a page as it stands, by rule. Its script stays in the page and is put
 * there once; it is not put into frames, so a page that has one is refused.
 */
export async function axeFaults(page: Page, rules: Rules) {
  const found = await runAxe(page, rules)
  if (found) return found
  await page.evaluate(script)
  const first = await runAxe(page, rules)
  if (!first) throw new Error('axe is not in the page')
  return first
}

/** Null if axe is not in the page yet. */
function runAxe(page: Page, runOnly: Rules) {
  return page.evaluate(async (only) => {
    const { axe: inPage } = window as Window & { axe?: typeof axe }
    if (document.querySelector('iframe, frame, object, embed')) throw new Error('a frame')
    if (!inPage) return null
    // Passes are not listed, since naming each element that passed takes longer than looking at it.
    const options: axe.RunOptions = { runOnly: only, resultTypes: ['violations'], iframes: false }
    const { violations } = await inPage.run(document, options)
    return violations.map(({ id, help, nodes }) => ({
      id,
      help,
      where: nodes.map(({ html, any }) => [html, ...any.map((one) => one.message)].join(' ')),
    }))
  }, runOnly)
}
