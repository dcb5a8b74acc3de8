import { lockHolder } from '@/db/embedded/instance-lock'
import { failKindly, Refusal } from '@/server/process'
import { forgetDemoCity, startDemoDatabase } from './demo-database'
import { startEnv } from './start-env'

/** `npm run db:reset`: throws the embedded demo away and fills it again. */
async function reset(): Promise<void> {
  const { databaseUrl, dataFolder } = startEnv()
  if (databaseUrl) {
    throw new Refusal('db:reset is for the embedded demo only: unset DATABASE_URL first.')
  }
  const holder = lockHolder(dataFolder)
  if (holder) throw new Refusal(`The demo is running (process ${holder}). Stop it first.`)
  forgetDemoCity(dataFolder)
  const demo = await startDemoDatabase(dataFolder, (what) => console.log(`${what} …`))
  await demo.stop()
  console.log('The demo city is new again.')
}

await reset().catch(failKindly)
