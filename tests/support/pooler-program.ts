import type { TestProject } from 'vitest/node'
import { type FoundPooler, requirePooler } from '@/scripts/pooler'

declare module 'vitest' {
  interface ProvidedContext {
    pooler: FoundPooler
  }
}

/** Finds or installs PgBouncer before the level begins; says so if what needs it is skipped. */
export default async function setup(project: TestProject): Promise<void> {
  const pooler = await requirePooler()
  project.provide('pooler', pooler)
  if (pooler.program === null && !process.env.CI) console.warn(`SKIPPED: ${pooler.reason}`)
}
