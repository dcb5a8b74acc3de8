/** Typed or pasted text with plain digits and signs, and without marks that cannot be seen. */
export function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()
}

/**
 * A number as people type it, as digits with a point at most: a comma groups only before exactly three
 * digits, again and again (`1,234,567`); before one or two at the end it is a decimal comma (`46,5`).
 * Null for anything else, which is to be refused and never guessed at.
 */
export function typedDigits(text: string): string | null {
  const plain = plainText(text)
  if (/^\d+(\.\d+)?$/.test(plain)) return plain
  if (/^[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(plain)) return plain.replaceAll(',', '')
  return /^\d+,\d{1,2}$/.test(plain) ? plain.replace(',', '.') : null
}

/** A whole number from `least` to `most`; null for anything else. */
export function typedWhole(text: string, most: number, least = 0): number | null {
  const digits = typedDigits(text)
  if (digits === null || !/^\d{1,9}$/.test(digits)) return null
  const value = Number(digits)
  return value >= least && value <= most ? value : null
}

/** A number with at most two decimals, in hundredths from `least` to `most`; null for anything else. */
export function hundredths(text: string, least: number, most: number): number | null {
  const found = /^(\d{1,7})(?:\.(\d{1,2}))?$/.exec(typedDigits(text) ?? '')
  if (!found) return null
  const value = Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0'))
  return value >= least && value <= most ? value : null
}

/** Hundredths as people type them: 4650 is 46.5; nothing for null. */
export function typedHundredths(value: number | null): string {
  return value === null ? '' : String(value / 100)
}

/**
 * A code as it was typed or pasted: digits and letters in lower case without what stands between them.
 * Of a whole message the one code in it: six digits, or a recovery code of twice five letters or digits.
 */
export function typedCode(text: string): string {
  const plain = plainText(text).replace(dashes, '-').toLowerCase()
  const compact = plain.replace(/[\s-]/g, '')
  if (compact.length <= 10 && /^[a-z\d]*$/.test(compact)) return compact
  const found = plain.match(codeInText) ?? []
  const codes = new Set(found.map((one) => one.replace(/[\s-]/g, '')))
  const [code] = codes
  return codes.size === 1 && code ? code : compact
}

/** However a program that sets text draws what was a hyphen; the minus sign too. */
const dashes = /[\p{Pd}\u2212]/gu

/** Six digits, also as three and three, or `ab1cd-ef2gh`, that are no part of a longer number or word. */
const codeInText =
  /(?<![a-z\d])(?<!\d[\s-])\d{3}[\s-]?\d{3}(?![a-z\d])(?![\s-]\d)|(?<![a-z\d-])[a-z\d]{5}-[a-z\d]{5}(?![a-z\d-])/g
