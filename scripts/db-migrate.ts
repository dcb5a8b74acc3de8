import { migrate } from '@/db/migrate'
import { failKindly } from '@/server/process'
import { startEnv } from './start-env'
import { withDatabase } from './with-database'

/** `npm run db:migrate`: brings the database's schema to this version, and the rights of the role that serves. */
await withDatabase(async (url) => {
  const { databaseUrl, ownerUrl } = startEnv()
  const serving =
    ownerUrl && databaseUrl ? decodeURIComponent(new URL(databaseUrl).username) : undefined
  await migrate(url, { servingRole: serving })
  console.log('The database has this version’s schema.')
}).catch(failKindly)
