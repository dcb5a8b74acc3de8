import { quickLevels } from './levels'
import { inWords, runLevels } from './run-levels'

/** `npm run check [LEVEL]`: everything that needs no database and no browser, or one level of it. */
const wanted = process.argv[2]
const levels = quickLevels.filter(({ name }) => wanted === undefined || name === wanted)
if (levels.length === 0) throw new Error(`no such level: ${wanted}`)
const sum = await runLevels(levels)
console.log(inWords(sum))
process.exit(sum.failed === 0 ? 0 : 1)
