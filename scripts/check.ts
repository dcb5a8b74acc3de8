import { quickLevels, runLevels } from './levels'

/** `npm run check`: everything that needs no database and no browser. */
const { passed, failed } = await runLevels(quickLevels)
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
