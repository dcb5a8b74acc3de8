import type { Page } from '@playwright/test'
import { axeFaults, colourRules, type Rules } from './axe'
import { expect } from './fixtures'
import { italics, sideways, smallTargets } from './measures'

/** How an open page is looked at at one width, in CSS pixels. */
export type Look = { width: number; light: Rules; dark: boolean }

/**
 * Fails unless the open page is fit for everybody: nothing wider than its window, nothing too small
 * to press, no italics, and nothing for axe to say in light by the rules given and, where asked for,
 * in dark by those that look at colours, since no other can tell the themes apart.
 */
export async function lookAt(page: Page, { width, light, dark }: Look, what: string) {
  const at = `${what}, ${width} px`
  await page.setViewportSize({ width, height: 800 })
  await page.emulateMedia({ colorScheme: 'light' })
  const layout = [await sideways(page), await smallTargets(page, 24), await italics(page)]
  expect.soft(layout, at).toEqual([{ by: 0, out: [] }, [], []])
  expect.soft(await axeFaults(page, light), `${at}, light`).toEqual([])
  if (!dark) return
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
export async function lookLarge(page: Page, what: string) {
  await page.setViewportSize({ width: 320, height: 800 })
  const layout = [await sideways(page), await smallTargets(page, 56)]
  expect.soft(layout, `${what}, large type`).toEqual([{ by: 0, out: [] }, []])
}
