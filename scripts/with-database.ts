import { runningUrl, startEmbedded } from '@/db/embedded/embedded'
import { lockHolder } from '@/db/embedded/instance-lock'
import { sqlState } from '@/db/retry'
import { Refusal } from '@/server/process'
import { startEnv } from './start-env'

/**
 * Runs a command's work, as the owner, on the database the site would use: the one in DATABASE_OWNER_URL, or in
 * DATABASE_URL if that is all there is, else the embedded one, which is started for the work and stopped after it
 * unless it runs already.
 */
export async function withDatabase(work: (url: string) => Promise<void>): Promise<void> {
  const { databaseUrl, ownerUrl, dataFolder } = startEnv()
  const given = ownerUrl ?? databaseUrl
  if (given) return work(given).catch(namingOwner)
  const running = lockHolder(dataFolder) ? await runningUrl(dataFolder) : null
  if (running) return work(running)
  const server = await startEmbedded(dataFolder, { tell: (what) => console.log(`${what} …`) })
  try {
    await work(server.url)
  } finally {
    await server.stop()
  }
}

/** What the role that serves may not do is the owner's to do. */
function namingOwner(error: unknown): never {
  if (sqlState(error) !== '42501') throw error
  throw new Refusal(
    'The role in the URL may not do this. Set DATABASE_OWNER_URL to the URL of the role that owns the database.',
    { cause: error },
  )
}
