/** Letters as the database counts them: code points, so that both draw the same line. */
export function lettersIn(text: string): number {
  return [...text].length
}

const joiner = /[\u200c\u200d]/
/** What a joiner may stand after, as in Persian, in Hindi and between emoji. */
const joinable = /[\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}]/u
const neverJoined = /[\p{Script=Latin}\p{Script=Han}\p{Script=Cyrillic}\p{Script=Greek}]/u
const variation = /[\ufe00-\ufe0f]/

/**
 * A text without what cannot be seen: directional, zero-width and filling marks go, joiners stay where
 * a script needs them. Empty if no letter and no digit is left, which is all that anyone could read.
 */
export function visibleText(text: string): string {
  const letters = [...text]
  const visible = letters
    .filter((letter, n) => {
      if (!/[\p{Cf}\p{Default_Ignorable_Code_Point}]/u.test(letter)) return true
      const [before = '', after = ''] = [letters[n - 1], letters[n + 1]]
      if (variation.test(letter)) return joinable.test(before)
      return (
        joiner.test(letter) &&
        joinable.test(before) &&
        !neverJoined.test(before) &&
        joinable.test(after)
      )
    })
    .join('')
  return /[\p{L}\p{N}]/u.test(visible) ? visible : ''
}

/** Typed text on one line: control characters and runs of spaces become one space. */
export function oneLine(text: string): string {
  return visibleText(text)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
}

/** Typed text of several lines, without other control characters. */
export function severalLines(text: string): string {
  return visibleText(text)
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim()
}

/** Whether a name has digits, or marks of an address such as `www.example` or `a@b`. */
export function looksLikeAddress(name: string): boolean {
  const plain = name.normalize('NFKC').replaceAll('。', '.')
  return /\p{N}|[/\\@#]|:\S|[\p{L}-]{2,}\.[\p{L}-]{2,}/u.test(plain)
}
