const grounds = ['paper', 'card', 'sunk', 'green-wash', 'apricot-wash', 'red-wash'] as const

/** What words need against their ground: at least 4.5 : 1. */
export const wordsAtLeast = 4.5

/** What shapes and edges need against their ground: at least 3 : 1. */
export const shapesAtLeast = 3

/**
 * Every role that is written or drawn in, the grounds it stands on, and its lowest contrast there
 * in each theme. A test computes the figures again from `globals.css`.
 */
export const contrasts = [
  { role: 'ink', for: 'words', on: grounds, light: 12.5, dark: 10.8 },
  { role: 'soft', for: 'words', on: grounds, light: 5.7, dark: 6 },
  { role: 'soft', for: 'words', large: true, on: grounds, light: 8.1, dark: 8.2 },
  { role: 'green', for: 'words', on: grounds, light: 6.6, dark: 7.3 },
  { role: 'green-deep', for: 'words', on: grounds, light: 8.8, dark: 8.7 },
  { role: 'apricot-ink', for: 'words', on: grounds, light: 5.9, dark: 8.2 },
  { role: 'red', for: 'words', on: grounds, light: 5.8, dark: 6.7 },
  { role: 'on-green', for: 'words', on: ['green', 'green-deep'], light: 7.9, dark: 8.6 },
  { role: 'edge', for: 'shapes', on: grounds, light: 3.4, dark: 3.1 },
  { role: 'focus', for: 'shapes', on: grounds, light: 3.7, dark: 8 },
] as const
