import type { TestProject } from 'vitest/node'
import { startThrowaway } from '@/db/embedded/embedded'
import { migrate } from '@/db/migrate'
import { makeClockSettable } from '@/db/settable-clock'
import { useFarZone } from './far-sessions'
import { currentRun, databaseBeside, hasRun, type Run } from './run'

/** A PostgreSQL and the templates on it; `demo` is null until a test asks for the demo city. */
export type TestServer = Omit<Run, 'demo' | 'site'> & { demo: string | null }

declare module 'vitest' {
  interface ProvidedContext {
    /** The templates that tests clone; a test never connects to a template itself. */
    testServer: TestServer
  }
}

/** The run's PostgreSQL, or without a run one of the level's own, which ends with it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (hasRun()) {
    project.provide('testServer', currentRun())
    return async () => {}
  }
  return ownServer(project)
}

/** A server for one level alone, of the version that `installer` brings; answers how to end it. */
export async function ownServer(
  project: TestProject,
  installer?: string,
): Promise<() => Promise<void>> {
  const server = await startThrowaway(installer)
  try {
    await migrate(server.url)
    await makeClockSettable(server.url)
    await useFarZone(server.url)
    await useFarZone(server.servingUrl)
  } catch (error) {
    await server.stop()
    throw error
  }
  project.provide('testServer', {
    server: databaseBeside(server.url, 'postgres'),
    serving: databaseBeside(server.servingUrl, 'postgres'),
    empty: new URL(server.url).pathname.slice(1),
    demo: null,
    seededAt: new Date().toISOString(),
    signIns: [],
  })
  return server.stop
}
