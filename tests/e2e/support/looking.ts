import type { Page } from '@playwright/test'
import { axeFaults, colourRules, everyRule } from './axe'
import { expect } from './fixtures'
import { italics, sideways, smallTargets } from './measures'

/**
 * Fails unless the open page fits a width, in CSS pixels: nothing wider than its window, nothing too
 * small to press, no italics.
 */
export async function lookAtLayout(page: Page, width: number, what: string) {
  await page.setViewportSize({ width, height: 800 })
  const layout = [await sideways(page), await smallTargets(page, 24), await italics(page)]
  expect.soft(layout, `${what}, ${width} px`).toEqual([{ by: 0, out: [] }, [], []])
}

/**
 * Fails unless axe finds nothing in the open page as wide as it is: in light by all its rules, in
 * dark by those that look at colours, since the others give the same answer in both themes.
 */
export async function lookInBothThemes(page: Page, what: string) {
  const at = `${what}, ${page.viewportSize()?.width} px`
  await page.emulateMedia({ colorScheme: 'light' })
  expect.soft(await axeFaults(page, everyRule), `${at}, light`).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect.soft(await axeFaults(page, colourRules), `${at}, dark`).toEqual([])
}

/** Fails unless the open page fits when it is magnified twice, and with text twice as large. */
export async function lookMagnified(page: Page, what: string) {
  await page.setViewportSize({ width: 640, height: 800 })
  expect.soft(await sideways(page), `${what}, magnified twice`).toEqual({ by: 0, out: [] })
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.locator('html').evaluate((html) => {
    html.style.fontSize = '200%'
  })
  expect.soft(await sideways(page), `${what}, text twice as large`).toEqual({ by: 0, out: [] })
}

/** Fails unless the open page, in large type, fits a small phone and a thumb. */
export async function lookAtLargeType(page: Page, what: string) {
  await page.setViewportSize({ width: 320, height: 800 })
  const layout = [await sideways(page), await smallTargets(page, 56)]
  expect.soft(layout, `${what}, large type`).toEqual([{ by: 0, out: [] }, []])
}
