import { spawn } from 'node:child_process'
import { requireFitDatabase } from '@/db/schema-version'
import { requireServingRole } from '@/db/serving-role'
import { readEnv } from '@/lib/env'
import { requireFreePort } from '@/server/http-server'
import { failKindly, untilSignal } from '@/server/process'
import { startDemoDatabase } from './demo-database'
import { startEnv } from './start-env'

/** `npm run dev`: the site with live reloading, on the same database as `npm start`. */
async function develop(): Promise<void> {
  const { databaseUrl, port, host, dataFolder } = startEnv()
  const stopping = untilSignal()
  await requireFreePort(port, host)
  const demo = databaseUrl
    ? null
    : await startDemoDatabase(dataFolder, (what) => console.log(`${what} …`))
  try {
    const settings = demo
      ? { DATABASE_URL: demo.servingUrl, AUTH_SECRET: demo.authSecret, BAOBAOWU_DEMO: '1' }
      : { BAOBAOWU_DEMO: '' }
    const environment = {
      PICTURES_FOLDER: `${dataFolder}/pictures`,
      ...process.env,
      ...settings,
      NODE_ENV: 'development' as const,
    }
    if (!demo) {
      const { databaseDirectUrl } = readEnv(environment)
      await requireServingRole(databaseDirectUrl)
      await requireFitDatabase(databaseDirectUrl)
    }
    for (const { role, phone, note } of demo?.signIns ?? []) console.log(`${phone} ${role} ${note}`)
    const next = ['node_modules/next/dist/bin/next', 'dev', '-p', String(port), '-H', host]
    const child = spawn(process.execPath, next, { stdio: 'inherit', env: environment })
    const ended = new Promise<void>((done) => child.once('close', () => done()))
    await Promise.race([stopping.requested, ended])
    child.kill('SIGTERM')
    await ended
  } finally {
    await demo?.stop()
  }
}

await develop().then(() => process.exit(0), failKindly)
