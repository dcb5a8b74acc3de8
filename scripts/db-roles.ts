import { makeServingRole } from '@/db/serving-role'
import { failKindly, Refusal } from '@/server/process'
import { startEnv } from './start-env'

/**
 * `npm run db:roles`: makes the role named in DATABASE_URL, with the password there, and grants it what the site needs
 * and no more, as the owner in DATABASE_OWNER_URL. Doing it again sets password and rights again.
 */
async function makeRoles(): Promise<void> {
  const { databaseUrl, ownerUrl } = startEnv()
  if (!ownerUrl || !databaseUrl) {
    throw new Refusal(
      'Two URLs of one database are needed: DATABASE_OWNER_URL of the role that owns it, and DATABASE_URL with the ' +
        'name and password of the role that is to serve. (The embedded demo has both by itself.)',
    )
  }
  await makeServingRole(ownerUrl, databaseUrl)
  console.log(`The role ${decodeURIComponent(new URL(databaseUrl).username)} can serve.`)
}

await makeRoles().catch(failKindly)
