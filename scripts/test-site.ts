import { failKindly, untilSignal } from '@/server/process'
import { openRun } from '@/tests/support/open-run'

/**
 * `npm run test:site`: seeds and serves what the `http` and `e2e` levels need and keeps it, so that
 * one file after another can be run without waiting for a city and a build.
 */
async function keep(): Promise<void> {
  const stopping = untilSignal()
  const run = await openRun()
  console.log(`In another shell: export BAOBAOWU_RUN=${process.env.BAOBAOWU_RUN}\nCtrl-C stops it.`)
  await stopping.requested
  await run.close()
}

await keep().then(() => process.exit(0), failKindly)
