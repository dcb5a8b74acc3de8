import { requireFitPooler } from '@/db/pooler'
import { requireFitDatabase } from '@/db/schema-version'
import { requireServingRole } from '@/db/serving-role'
import { readEnv } from '@/lib/env'
import { requireFreePort } from '@/server/http-server'
import { failKindly, untilSignal } from '@/server/process'
import { type ServedSite, serveInProcesses } from '@/server/site-processes'
import { type DemoDatabase, startDemoDatabase } from './demo-database'
import { buildIfStale } from './site-build'
import { startEnv } from './start-env'

type Settings = ReturnType<typeof startEnv>

/** `npm start`: the site on its embedded demo database, or on the one in DATABASE_URL. */
async function start(): Promise<void> {
  const began = performance.now()
  const settings = startEnv()
  // Nothing that serves knows the owner.
  delete process.env.DATABASE_OWNER_URL
  const { port, host, processes } = settings
  const stopping = untilSignal()
  await requireFreePort(port, host)
  const demo = await prepare(settings, stopping.signal)
  try {
    if (stopping.signal.aborted) return
    const site = await serveInProcesses(processes, { port, host }, console.log)
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    console.log(`\n宝宝屋 Baobaowu is at ${site.address} (ready in ${seconds} s)`)
    if (demo) introduce(site, demo)
    console.log('\nCtrl-C stops it.')
    await Promise.race([stopping.requested, site.failed])
    tell('Stopping')
    await site.close()
  } finally {
    await demo?.stop()
  }
}

/**
 * Makes database and build ready side by side, since a fresh clone needs both. If one fails, the
 * other is ended before the failure is reported.
 */
async function prepare(settings: Settings, stop: AbortSignal): Promise<DemoDatabase | null> {
  const failed = new AbortController()
  const readyDatabase = prepareDatabase(settings).catch((error) => {
    failed.abort()
    throw error
  })
  const readyBuild = buildIfStale(AbortSignal.any([stop, failed.signal]), () =>
    tell('Building the site'),
  )
  const [database, build] = await Promise.allSettled([readyDatabase, readyBuild])
  if (database.status === 'rejected') throw database.reason
  if (build.status === 'rejected') {
    await database.value?.stop()
    throw build.reason
  }
  return database.value
}

/** Readies the database and tells the app, by its environment, which one it is. */
async function prepareDatabase({
  databaseUrl,
  dataFolder,
}: Settings): Promise<DemoDatabase | null> {
  process.env.PICTURES_FOLDER ||= `${dataFolder}/pictures`
  if (databaseUrl) {
    delete process.env.BAOBAOWU_DEMO
    const env = readEnv(process.env)
    await requireServingRole(env.databaseDirectUrl)
    await requireFitDatabase(env.databaseDirectUrl)
    if (env.pooled) await requireFitPooler(env.databaseUrl)
    return null
  }
  const demo = await startDemoDatabase(dataFolder, tell)
  process.env.DATABASE_URL = demo.servingUrl
  process.env.AUTH_SECRET = demo.authSecret
  process.env.BAOBAOWU_DEMO = '1'
  return demo
}

function introduce(site: ServedSite, demo: DemoDatabase): void {
  console.log('\nThis is a demo. Sign in with one of these numbers; codes appear on its')
  console.log(`message page, ${site.address}/demo/messages\n`)
  for (const { role, phone, note } of demo.signIns) console.log(`  ${phone}  ${role}  ${note}`)
}

function tell(what: string): void {
  console.log(`${what} …`)
}

await start().then(() => process.exit(0), failKindly)
