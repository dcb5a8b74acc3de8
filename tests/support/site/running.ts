import { createDatabase, type Database } from '@/db/client'
import { currentRun } from '../run'

let database: Database | undefined

/** The site of this run: its address, its database's URL, its secret and its folder. */
export function runningSite() {
  const { site } = currentRun()
  if (!site) throw new Error('no site runs: this level needs one')
  return site
}

/** The database of the run's demo city: one pool a worker, which lives as long as the worker does. */
export function siteDatabase(): Database {
  database ??= createDatabase(runningSite().database, { max: 4 })
  return database
}
