import type { TestProject } from 'vitest/node'
import { startThrowaway } from '@/db/embedded'
import { migrate } from '@/db/migrate'
import { useFarZone } from './far-sessions'

declare module 'vitest' {
  interface ProvidedContext {
    /** URL of the migrated template; tests never connect to it, they clone it. */
    templateUrl: string
  }
}

/** One PostgreSQL for the whole run, holding a migrated template that each worker clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startThrowaway()
  try {
    await migrate(server.url)
    await useFarZone(server.url)
  } catch (error) {
    await server.stop()
    throw error
  }
  project.provide('templateUrl', server.url)
  return server.stop
}
