import { runningUrl, startEmbedded } from '@/db/embedded/embedded'
import { lockHolder } from '@/db/embedded/instance-lock'
import { startEnv } from './start-env'

/**
 * Runs a command's work on the database the site would use: the one in DATABASE_URL, else the
 * embedded one, which is started for the work and stopped after it unless it runs already.
 */
export async function withDatabase(work: (url: string) => Promise<void>): Promise<void> {
  const { databaseUrl, dataFolder } = startEnv()
  if (databaseUrl) return work(databaseUrl)
  const running = lockHolder(dataFolder) ? await runningUrl(dataFolder) : null
  if (running) return work(running)
  const server = await startEmbedded(dataFolder, { tell: (what) => console.log(`${what} …`) })
  try {
    await work(server.url)
  } finally {
    await server.stop()
  }
}
