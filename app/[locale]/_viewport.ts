import type { Viewport } from 'next'
import { displayOf } from '@/lib/display'

/** The colour of the paper, for the browser's own bars; the same as `--paper`. */
const paper = { light: '#faf4e9', dark: '#1b1713' }

/** What the browser must know before it draws: which theme, and that the page reaches the edges. */
export async function generateViewport(): Promise<Viewport> {
  const { theme } = await displayOf()
  const follows = theme === 'device'
  return {
    colorScheme: follows ? 'light dark' : theme,
    themeColor: follows
      ? [
          { media: '(prefers-color-scheme: light)', color: paper.light },
          { media: '(prefers-color-scheme: dark)', color: paper.dark },
        ]
      : paper[theme],
    viewportFit: 'cover',
  }
}
