import { migrate } from '@/db/migrate'
import { failKindly } from '@/server/process'
import { withDatabase } from './with-database'

/** `npm run db:migrate`: brings the database's schema to this version. */
await withDatabase(async (url) => {
  await migrate(url)
  console.log('The database has this version’s schema.')
}).catch(failKindly)
