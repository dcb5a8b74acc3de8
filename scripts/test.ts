import { findBrowser, installBrowser } from './browser'
import {
  browserLevel,
  faultsLevel,
  integrationLevel,
  type Level,
  quickLevels,
  runLevels,
} from './levels'

/** The browser tests; a browser is found or installed for them, and without one they fail. */
const inBrowser: Level = {
  name: 'e2e',
  run: async () => {
    const browser = (await findBrowser()) ?? (await installBrowser())
    return browserLevel(browser).run()
  },
}

/** `npm test`: every level. The last line printed is the sum alone. */
const { passed, failed } = await runLevels([
  ...quickLevels,
  integrationLevel,
  inBrowser,
  faultsLevel,
])
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
