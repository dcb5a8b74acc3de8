import { runningUrl } from '@/db/embedded/embedded'
import { failKindly, Refusal } from '@/server/process'
import { startEnv } from './start-env'

/** `npm run db:url`: the running database's URL alone, for psql or any other client. */
async function print(): Promise<void> {
  const { databaseUrl, dataFolder } = startEnv()
  const url = databaseUrl ?? (await runningUrl(dataFolder))
  if (!url) throw new Refusal('No embedded database is running here. Start it with: npm start')
  console.log(url)
}

await print().catch(failKindly)
