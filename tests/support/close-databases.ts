import { afterAll } from 'vitest'
import { closeFreshDatabases } from './database'

/** A worker runs many files: what one leaves open would be counted against the next. */
afterAll(closeFreshDatabases)
