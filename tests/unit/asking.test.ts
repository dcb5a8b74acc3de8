import { expect, test } from 'vitest'
import { pauseBefore, spread } from '@/app/_components/favourites/asking'

/** Every pause of one page, from the end of its countdown until it asks no more. */
function pauses(): number[] {
  const found: number[] = []
  for (let pause = pauseBefore(0); pause !== null; pause = pauseBefore(found.length))
    found.push(pause)
  return found
}

test('the first asking comes within 600 ms of the release, never before it', () => {
  expect(pauses()[0]).toBe(0)
  expect(spread).toBe(600)
})

test('each pause is longer than the one before, even where chance shortens it', () => {
  const [, ...again] = pauses()
  for (const [n, pause] of again.entries()) {
    expect(pause).toBeGreaterThanOrEqual(1_000)
    expect(pause).toBeGreaterThan((again[n - 1] ?? 0) + (n > 0 ? spread : 0))
  }
})

test('it asks a few times in half a minute, then no more', () => {
  const all = pauses()
  expect(all.length).toBeGreaterThanOrEqual(3)
  expect(all.length).toBeLessThanOrEqual(8)
  expect(all.reduce((sum, pause) => sum + pause + spread, 0)).toBeLessThan(40_000)
  expect(pauseBefore(100)).toBeNull()
})
