import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { contrasts, shapesAtLeast, wordsAtLeast } from '@/app/[locale]/look/_contrast'

const css = readFileSync('app/globals.css', 'utf8')

/** The colours of a CSS rule as they are in one theme, by role. */
function palette(selector: string, theme: 'light' | 'dark'): Map<string, string> {
  const start = css.indexOf(selector)
  const rule = css.slice(start, css.indexOf('}', start))
  const found = rule.matchAll(/--([\w-]+): light-dark\((#[\da-f]{6}), (#[\da-f]{6})\);/g)
  return new Map(
    [...found].map(([, role = '', light = '', dark = '']) => [
      role,
      theme === 'light' ? light : dark,
    ]),
  )
}

/** Relative luminance of an sRGB colour, as WCAG 2 defines it. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

describe.each(['light', 'dark'] as const)('the colours of the %s theme', (theme) => {
  const usual = palette(':root,\n[data-theme] {', theme)
  const large = new Map([...usual, ...palette('[data-type="large"],', theme)])

  it('are all there', () => {
    expect(usual.size).toBe(17)
    expect(large.get('soft')).not.toBe(usual.get('soft'))
  })

  it.each(contrasts)('let $role be read and seen', (one) => {
    const colours = 'large' in one ? large : usual
    const lowest = Math.min(
      ...one.on.map((ground) => contrast(colours.get(one.role) ?? '', colours.get(ground) ?? '')),
    )
    expect(lowest).toBeGreaterThanOrEqual(one.for === 'words' ? wordsAtLeast : shapesAtLeast)
    expect(Math.round(lowest * 10) / 10, 'the figure on /look').toBe(one[theme])
  })

  it('are documented, every one that is no ground', () => {
    const grounds = new Set(contrasts.flatMap(({ on }) => [...on]))
    const decoration = ['line', 'apricot']
    const rest = [...usual.keys()].filter(
      (role) => !grounds.has(role as 'paper') && !decoration.includes(role),
    )
    const documented = new Set<string>(contrasts.map(({ role }) => role))
    expect(rest.filter((role) => !documented.has(role))).toEqual([])
  })
})
