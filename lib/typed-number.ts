/** Decimals with at most two digits behind the point, in hundredths; null for anything else. */
export function hundredths(text: string, least: number, most: number): number | null {
  const found = /^(\d{1,7})(?:\.(\d{1,2}))?$/.exec(text.trim().replaceAll(',', ''))
  if (!found) return null
  const value = Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0'))
  return value >= least && value <= most ? value : null
}

/** Hundredths as people type them: 4650 is 46.5; nothing for null. */
export function typedHundredths(value: number | null): string {
  return value === null ? '' : String(value / 100)
}
