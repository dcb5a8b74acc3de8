import { randomInt } from 'node:crypto'

/** A child's name that no other child of the site has: one with the same birth date would resemble it. */
export function newName(): string {
  const letters = [...String(randomInt(1e6, 1e7))].map(
    (digit) => '甲乙丙丁戊己庚辛壬癸'[Number(digit)],
  )
  return `豆豆${letters.join('')}`
}
