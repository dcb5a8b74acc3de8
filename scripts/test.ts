import { openRun } from '@/tests/support/open-run'
import {
  browserLevel,
  faultsLevel,
  httpLevel,
  integrationLevel,
  type Level,
  oldestDatabaseLevel,
  quickLevels,
} from './levels'
import { inWords, runLevels } from './run-levels'

const opened = openRun()
opened.catch(() => {})

/** One demo city and one build, which all levels but the quick ones share. */
const run: Level = {
  name: 'city and build',
  run: async () => {
    await opened
    return { tally: { passed: 1, failed: 0, skipped: 0 }, tests: [], output: '' }
  },
}

/** The level begun when the run is open; one that cannot be opened has failed by then. */
function onTheRun({ name, run }: Level): Level {
  return { name, run: () => opened.catch(() => {}).then(run) }
}

/** `npm test`: every level. The last line printed is the sum alone. */
const sum = await runLevels(
  [...quickLevels, ...[integrationLevel, oldestDatabaseLevel, faultsLevel].map(onTheRun)],
  [run, ...[httpLevel, browserLevel].map(onTheRun)],
)
await opened.then(
  ({ close }) => close(),
  () => {},
)
console.log(inWords(sum))
process.exit(sum.failed === 0 ? 0 : 1)
