import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import lock from '../../package-lock.json'

/** Each fault has one: the libraries as they come, and a test that fails when it is mended. */
const proofs = ['tests/integration/driver-faults.test.ts', 'tests/unit/next-faults.test.ts']
  .map((file) => readFileSync(file, 'utf8'))
  .join()

const opensThePool = 'db/driver/pool.ts'
const folders = ['db/driver', 'server/next-workarounds']
const files = folders
  .flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`))
  .concat('lib/refused-answer.ts')
  .filter((file) => file !== opensThePool)

const locked: Record<string, { version?: string }> = lock.packages

describe.each(files)('%s', (file) => {
  const seen = [...readFileSync(file, 'utf8').matchAll(/^ \* Seen in (\S+) (\S+): (\S+)$/gm)]

  test('says in which version of what its fault was seen, and where it is told of', () => {
    expect(seen).not.toEqual([])
    for (const [, , , issue] of seen) {
      expect(issue).toMatch(/^https:\/\/github\.com\/[\w.-]+\/[\w.-]+\/(issues|pull)\/\d+$/)
    }
  })

  test('was looked at again when that library was upgraded', () => {
    for (const [, name, version] of seen) {
      const now = locked[`node_modules/${name}`]?.version
      expect(version, `is the fault of ${name} still there in ${now}? Then say so in ${file}`).toBe(
        now,
      )
    }
  })

  test('has a test that fails when it is needed no longer', () => {
    expect(proofs).toContain(`test('${file}: `)
  })
})
