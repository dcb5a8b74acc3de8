import { cache } from 'react'
import { z } from 'zod'
import { keptCookie } from './kept-cookie'

const cookie = keptCookie('baobaowu_display')
const year = 60 * 60 * 24 * 365

/** How somebody wants to see the site. `device` follows what the device is set to. */
export const displayChoice = z.object({
  type: z.enum(['normal', 'large']),
  theme: z.enum(['device', 'light', 'dark']),
  motion: z.enum(['device', 'off']),
})

export type Display = z.infer<typeof displayChoice>

/** What nobody chose. */
export const usualDisplay: Display = { type: 'normal', theme: 'device', motion: 'device' }

/** A choice as the cookie says it: three words, nothing that identifies anybody. */
export function displayText({ type, theme, motion }: Display): string {
  return [type, theme, motion].join('.')
}

/** Reads what the cookie says; each word it does not know counts as not chosen. */
export function readDisplay(text: string | undefined): Display {
  const [type, theme, motion] = (text ?? '').split('.')
  const known = displayChoice.shape
  return {
    type: known.type.catch(usualDisplay.type).parse(type),
    theme: known.theme.catch(usualDisplay.theme).parse(theme),
    motion: known.motion.catch(usualDisplay.motion).parse(motion),
  }
}

/** How the reader of this request wants to see the site; once per request. */
export const displayOf = cache(async (): Promise<Display> => readDisplay(await cookie.read()))

/** Remembers a choice in the browser for a year; the usual one leaves nothing behind. */
export async function keepDisplay(display: Display): Promise<void> {
  const value = displayText(display)
  if (value === displayText(usualDisplay)) {
    await cookie.drop()
    return
  }
  await cookie.keep(value, year)
}
