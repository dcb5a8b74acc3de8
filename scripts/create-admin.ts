import { parseArgs } from 'node:util'
import { createDatabase } from '@/db/client'
import { createFirstAdministrator } from '@/domain/accounts/create-first-administrator'
import { name, phone } from '@/domain/accounts/inputs'
import { showPhone } from '@/domain/shared/phone'
import { failKindly, Refusal } from '@/server/process'
import { withDatabase } from './with-database'

const usage = 'Usage: npm run admin:create -- --phone +8613800138000 --name "王芳"'

/** `npm run admin:create`: makes the first city administrator, who gives all other roles. */
async function createAdmin(): Promise<void> {
  const { values } = parseArgs({ options: { phone: { type: 'string' }, name: { type: 'string' } } })
  const asked = { phone: phone.safeParse(values.phone), name: name.safeParse(values.name) }
  if (!asked.phone.success) throw new Refusal(`A mobile number is needed. ${usage}`)
  if (!asked.name.success) throw new Refusal(`A name of 1 to 60 letters is needed. ${usage}`)
  const input = { phone: asked.phone.data, name: asked.name.data }
  await withDatabase(async (url) => {
    const db = createDatabase(url, { max: 1 })
    try {
      const ctx = {
        actor: { kind: 'system' as const },
        now: new Date(),
        db,
        origin: 'command admin:create',
      }
      const made = await createFirstAdministrator(ctx, input)
      if (!made.ok) {
        throw new Refusal(
          'There is a city administrator already, who can give this role to others.',
        )
      }
      console.log(`${input.name} (${showPhone(input.phone)}) is now city administrator.`)
      console.log('Sign in on the site with this number.')
    } finally {
      await db.close()
    }
  })
}

await createAdmin().then(() => process.exit(0), failKindly)
