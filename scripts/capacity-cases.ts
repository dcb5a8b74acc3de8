import { startThrowaway } from '@/db/embedded/embedded'
import { differences, readCapacityCases } from '../db/capacity-cases'
import { migrate } from '../db/migrate'
import { makeClockSettable } from '../db/settable-clock'

const file = process.argv[2]
if (!file) {
  console.error('Usage: npm run capacity:cases FILE')
  process.exit(1)
}

const cases = await readCapacityCases(file)
const server = await startThrowaway()
try {
  await migrate(server.url)
  await makeClockSettable(server.url)
  const found = await differences(server.url, cases)
  const failed = [...found.values()].filter((lines) => lines.length > 0)
  for (const line of failed.flat()) console.log(line)
  console.log(`${found.size - failed.length} passed, ${failed.length} failed`)
  process.exitCode = failed.length === 0 ? 0 : 1
} finally {
  await server.stop()
}
