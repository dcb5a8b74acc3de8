import { quickLevels } from './levels'
import { inWords, runLevels } from './run-levels'

/** `npm run check`: everything that needs no database and no browser. */
const sum = await runLevels(quickLevels)
console.log(inWords(sum))
process.exit(sum.failed === 0 ? 0 : 1)
