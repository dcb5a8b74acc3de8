import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { plantedFaults } from '../planted/faults'

describe.each(plantedFaults)('$kind', ({ edits, caughtBy }) => {
  test('can be planted: its place stands once in the file', () => {
    for (const { file, find, put } of edits) {
      expect(readFileSync(file, 'utf8').split(find), `${file}: ${find}`).toHaveLength(2)
      expect(put).not.toBe(find)
    }
  })

  test('names a test that is there', () => {
    expect(readFileSync(caughtBy.file, 'utf8')).toContain(caughtBy.test)
  })
})
