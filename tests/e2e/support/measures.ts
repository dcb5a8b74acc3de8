import type { Page } from '@playwright/test'

/** By how many CSS pixels the page is wider than its window, and what sticks out. */
export function sideways(page: Page): Promise<{ by: number; out: string[] }> {
  return page.evaluate(() => {
    const by = (document.scrollingElement?.scrollWidth ?? 0) - window.innerWidth
    const out: string[] = []
    for (const element of by > 0 ? document.querySelectorAll('main *, header *, footer *') : []) {
      const { right, width } = element.getBoundingClientRect()
      if (element.closest('.overflow-x-auto')) continue
      if (width > 1 && right > window.innerWidth + 1) out.push(element.outerHTML.slice(0, 120))
    }
    return { by: Math.max(0, by), out: out.slice(0, 3) }
  })
}

/**
 * What can be pressed and is lower than `height` CSS pixels, or narrower than 24. Links in running
 * text are as tall as their line, a box or circle is pressed by its label, and what is spread over a
 * card or row is pressed anywhere on it.
 */
export function smallTargets(page: Page, height: number): Promise<string[]> {
  return page.evaluate((least) => {
    const small: string[] = []
    const entries = 'a[href], button, select, textarea, summary, input:not([type=hidden])'
    for (const element of document.querySelectorAll<HTMLElement>(entries)) {
      const label = element.matches('[type=checkbox], [type=radio]') && element.closest('label')
      let pressed: Element = label || element
      const { position, inset } = getComputedStyle(pressed, '::after')
      if (position === 'absolute' && inset === '0px')
        while (pressed.parentElement && getComputedStyle(pressed).position === 'static')
          pressed = pressed.parentElement
      const box = pressed.getBoundingClientRect()
      const alone = element.parentElement?.textContent?.trim() === element.textContent?.trim()
      const inText = getComputedStyle(element).display === 'inline' && !alone
      const hidden = box.width <= 1 || box.height <= 1 || !element.checkVisibility()
      if ((inText && pressed === element) || hidden) continue
      if (box.height < least - 0.5 || box.width < 24)
        small.push(
          `${Math.round(box.width)} × ${Math.round(box.height)} ${element.outerHTML.slice(0, 140)}`,
        )
    }
    return small
  }, height)
}

/** The longest that anything on the page takes to move, in seconds, endless turning included. */
export function longestMotion(page: Page): Promise<number> {
  return page.evaluate(() => {
    const seconds = (text: string) => Math.max(...text.split(',').map(Number.parseFloat))
    const all = [...document.querySelectorAll('*')].flatMap((element) =>
      [null, '::before', '::after', '::details-content'].map((part) =>
        getComputedStyle(element, part),
      ),
    )
    return Math.max(
      ...all.map((style) =>
        Math.max(seconds(style.transitionDuration), seconds(style.animationDuration)),
      ),
    )
  })
}

/** What is written in italics. */
export function italics(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((element) => getComputedStyle(element).fontStyle !== 'normal')
      .map((element) => element.outerHTML.slice(0, 120)),
  )
}
