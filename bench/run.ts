import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { availability } from './availability'
import { bookings } from './bookings'
import { chooseBenches } from './choose'
import { figures } from './figures'
import { firstLoad } from './first-load'
import { growth } from './growth'
import { lighthouse } from './lighthouse'
import { describeMachine, load } from './machine'
import { press } from './press'
import { refusals } from './refusals'
import { rush } from './rush'
import { search } from './search'
import { jsonOf, publishedRows, tableOf } from './table'
import type { Bench, Result, Size } from './types'

/**
 * `npm run bench`: every bench on a database of its own, one after the other, in one table.
 * `-- --only NAME,NAME` runs some, `-- --json FILE` writes the figures down, `-- --small` only
 * shows that they run. Exits 1 for an unknown name and if a bench ended in a fault, not if
 * a target is missed.
 */
const benches: Bench[] = [
  bookings,
  refusals,
  growth,
  availability,
  press,
  rush,
  search,
  figures,
  firstLoad,
  lighthouse,
]

async function runOne(bench: Bench, size: Size): Promise<Result> {
  const loadBefore = load()
  const began = performance.now()
  const ran = await bench.run(size).then(
    (figures) => ({ figures, failed: null }),
    (error: Error) => {
      console.error(error)
      return { figures: [], failed: error.message }
    },
  )
  const seconds = Math.round((performance.now() - began) / 1000)
  console.log(`${bench.name} took ${seconds} s; load before it ${loadBefore.toFixed(2)}`)
  return { bench, seconds, loadBefore, ...ran }
}

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    json: { type: 'string' },
    small: { type: 'boolean', default: false },
  },
})
const chosen = chooseBenches(benches, values.only)
if (!chosen.ok) {
  console.error(chosen.message)
  process.exit(1)
}
const size = values.small ? 'small' : 'full'
const began = new Date().toISOString()
const machine = await describeMachine()
const results: Result[] = []
for (const bench of chosen.benches) results.push(await runOne(bench, size))

console.log(`\n${began}\n${machine.join('\n')}\n`)
if (size === 'small') console.log('Small sizes: these figures say nothing.\n')
console.log(tableOf(results))
if (values.json) {
  const published = {
    date: began,
    machine: machine.join(', '),
    command: ['npm run bench --', ...process.argv.slice(2)].join(' '),
    rows: publishedRows(results),
  }
  const written = { ...published, size, benches: jsonOf(results) }
  writeFileSync(values.json, `${JSON.stringify(written, null, 2)}\n`)
}
process.exit(results.some(({ failed }) => failed !== null) ? 1 : 0)
