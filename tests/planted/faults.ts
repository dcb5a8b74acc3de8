import { databaseFaults } from './database'
import type { Planted } from './planted'
import { quickFaults } from './quick'
import { siteFaults } from './site'

/** One fault of each kind that got through once, or could, and the test that catches it. */
export const plantedFaults: Planted[] = [...quickFaults, ...databaseFaults, ...siteFaults]
