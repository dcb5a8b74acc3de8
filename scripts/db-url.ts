import { servingUrlOf } from '@/db/embedded/credentials'
import { runningUrl } from '@/db/embedded/embedded'
import { failKindly, Refusal } from '@/server/process'
import { startEnv } from './start-env'

/**
 * `npm run db:url`: the running database's URL alone, for psql or any other client: of the role that serves, or
 * with `-- --owner` of its owner, who gets past every guard.
 */
async function print(): Promise<void> {
  const { databaseUrl, ownerUrl, dataFolder } = startEnv()
  const asOwner = process.argv.includes('--owner')
  const running = await (databaseUrl ? null : runningUrl(dataFolder))
  const url = asOwner
    ? (ownerUrl ?? running)
    : (databaseUrl ?? (running && servingUrlOf(running, dataFolder)))
  if (!url) {
    throw new Refusal(
      databaseUrl
        ? 'DATABASE_OWNER_URL is not set.'
        : 'No embedded database is running here. Start it with: npm start',
    )
  }
  console.log(url)
}

await print().catch(failKindly)
