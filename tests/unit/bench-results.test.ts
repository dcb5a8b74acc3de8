import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readBenchResults } from '@/lib/bench-results'

const results = {
  date: '2026-03-16T09:00:00Z',
  machine: 'two cores',
  command: 'npm run bench',
  rows: [
    {
      bench: 'bookings',
      name: 'at once',
      figure: '1',
      limit: null,
      ratio: null,
      target: '1',
      met: true,
    },
  ],
}

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bench-results-'))
  mkdirSync(join(folder, 'docs'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const publish = (value: unknown) =>
  writeFileSync(join(folder, 'docs', 'bench.json'), JSON.stringify(value))

test('without a file nothing is published', async () => {
  expect(await readBenchResults(folder)).toBeNull()
})

test('what the bench wrote is read as it is', async () => {
  publish(results)
  expect(await readBenchResults(folder)).toEqual(results)
})

test.each([
  { ...results, date: 'yesterday' },
  { ...results, rows: [] },
  { ...results, rows: [{ ...results.rows[0], met: 'yes' }] },
])('a file of another shape is a fault, not "nothing": %j', async (wrong) => {
  publish(wrong)
  await expect(readBenchResults(folder)).rejects.toThrow()
})

test('the published file, where there is one, has the shape', async () => {
  await expect(readBenchResults()).resolves.not.toBeUndefined()
})
