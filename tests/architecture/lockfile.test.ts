import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

type Locked = { optionalDependencies?: Record<string, string> }
const locked: Record<string, Locked> = JSON.parse(
  readFileSync('package-lock.json', 'utf8'),
).packages

/** Node looks for a package beside the one that needs it, then in each folder above. */
function isLocked(from: string, name: string): boolean {
  for (
    let place = from;
    ;
    place = place.slice(0, Math.max(0, place.lastIndexOf('node_modules/')))
  ) {
    const folder = place.replace(/\/$/, '')
    if (`${folder}${folder ? '/' : ''}node_modules/${name}` in locked) return true
    if (folder === '') return false
  }
}

test('the lockfile names the programs of every platform, or npm ci would refuse it', () => {
  const missing = Object.entries(locked).flatMap(([place, { optionalDependencies }]) =>
    Object.keys(optionalDependencies ?? {}).filter((name) => !isLocked(place, name)),
  )
  expect(missing).toEqual([])
})
