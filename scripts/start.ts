import { requireFitDatabase } from '@/db/schema-version'
import { readEnv } from '@/lib/env'
import { startDemoDatabase } from './demo-database'
import { failKindly, untilSignal } from './process'
import { buildIfStale } from './site-build'
import { requireFreePort, serveSite } from './site-server'
import { startEnv } from './start-env'

/** `npm start`: the site on its embedded demo database, or on the one in DATABASE_URL. */
async function start(): Promise<void> {
  const began = performance.now()
  const { databaseUrl, port, host, dataFolder } = startEnv()
  const stopping = untilSignal()
  await requireFreePort(port, host)

  const demo = databaseUrl ? null : await startDemoDatabase(dataFolder, tell)
  try {
    if (demo) {
      process.env.DATABASE_URL = demo.url
      process.env.AUTH_SECRET = demo.authSecret
      process.env.BAOBAOWU_DEMO = '1'
    } else {
      const { databaseUrl } = readEnv({ ...process.env, BAOBAOWU_DEMO: '' })
      delete process.env.BAOBAOWU_DEMO
      await requireFitDatabase(databaseUrl)
    }
    if (stopping.signal.aborted) return
    tell('Checking the build')
    if (await buildIfStale(stopping.signal)) tell('Built the site')
    if (stopping.signal.aborted) return

    const site = await serveSite(port, host)
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    console.log(`\n宝宝屋 Baobaowu is at ${site.address} (ready in ${seconds} s)`)
    if (demo) {
      console.log('\nThis is a demo. Sign in with one of these numbers; codes appear on its')
      console.log(`message page, ${site.address}/demo/messages\n`)
      for (const { role, phone, note } of demo.signIns) console.log(`  ${phone}  ${role}  ${note}`)
    }
    console.log('\nCtrl-C stops it.')
    await stopping.requested
    tell('Stopping')
    await site.close()
  } finally {
    await demo?.stop()
  }
}

function tell(what: string): void {
  console.log(`${what} …`)
}

await start().then(() => process.exit(0), failKindly)
