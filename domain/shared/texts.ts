/** Letters as the database counts them: code points, so that both draw the same line. */
export function lettersIn(text: string): number {
  return [...text].length
}

/** Typed text on one line: control characters and runs of spaces become one space. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, ' ').trim()
}

/** Typed text of several lines, without other control characters. */
export function severalLines(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim()
}
