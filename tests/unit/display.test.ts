import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { displayChoice, displayText, readDisplay, usualDisplay } from '@/lib/display'
import { localPath, ownPath } from '@/lib/local-path'

const { type, theme, motion } = displayChoice.shape

describe('how the site is shown', () => {
  it('is kept in a cookie and read back, whatever was chosen', () => {
    for (const one of type.options)
      for (const other of theme.options)
        for (const third of motion.options) {
          const display = { type: one, theme: other, motion: third }
          expect(readDisplay(displayText(display))).toEqual(display)
        }
  })

  it('is the usual where nothing was chosen, and for each word nobody could have chosen', () => {
    expect(readDisplay(undefined)).toEqual(usualDisplay)
    expect(readDisplay('huge.dark.fast')).toEqual({ ...usualDisplay, theme: 'dark' })
  })

  it('is one of those there are, whatever a cookie says', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(displayChoice.safeParse(readDisplay(text)).success).toBe(true)
      }),
    )
  })
})

describe('the way back after a choice', () => {
  it.each(['/sign-in', '/sign-in?next=%2Fmy', '/sign-in/code'])(
    'may be the sign-in, unlike the way on after it: %s',
    (path) => {
      expect(ownPath(path)).toBe(path)
      expect(localPath(path)).toBeNull()
    },
  )

  it.each(['//elsewhere.example', '/api/health', 'https://elsewhere.example/', undefined])(
    'is never elsewhere: %s',
    (asked) => {
      expect(ownPath(asked)).toBeNull()
    },
  )
})
