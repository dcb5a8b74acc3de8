import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { privileges } from './privileges'
import { UnfitDatabase } from './schema-version'

/** The role that serves on an embedded database. */
export const servingRole = 'baobaowu_site'

/**
 * Makes the role named in `servingUrl`, or gives it the password there if it exists, and grants it what the site needs
 * in the owner's database. A replica has what its database has: nothing is done there. Refuses, with UnfitDatabase, a role that owns the tables or is a superuser.
 */
export async function makeServingRole(ownerUrl: string, servingUrl: string): Promise<void> {
  const { username, password } = new URL(servingUrl)
  const role = decodeURIComponent(username)
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  try {
    const [server] = await sql`select pg_is_in_recovery() as follows`
    if (server?.follows) return
    const [known] = await sql`
      select rolsuper or pg_has_role(rolname, current_user, 'member') as too_much from pg_roles where rolname = ${role}`
    if (known?.too_much) {
      throw new UnfitDatabase(
        `${role} is a superuser or owns the tables, and so cannot serve: name another role in DATABASE_URL.`,
      )
    }
    const verifier = scramVerifier(decodeURIComponent(password))
    await sql.unsafe(
      `${known ? 'alter' : 'create'} role ${quoted(role)} login password '${verifier}'
        nosuperuser nocreatedb nocreaterole noreplication nobypassrls`,
    )
    await grantServing(sql, role)
  } finally {
    await sql.end()
  }
}

/**
 * Grants a role exactly what `privileges` says, reading, and the functions that are not triggers; and takes from
 * everybody what nobody needs: temporary tables, and making tables in the schema. Does nothing if there is no such
 * role, or before the database is migrated, which grants it.
 */
export async function grantServing(sql: postgres.Sql, role = servingRole): Promise<void> {
  const [there] = await sql`
    select quote_ident(current_database()) as base, quote_ident(current_schema()) as schema
    from pg_roles where rolname = ${role} and to_regclass('drizzle.loaded_engine') is not null
      and to_regclass('pgboss.version') is not null`
  if (!there) return
  const to = quoted(role)
  const { base, schema } = there
  const tables = Object.entries(privileges).filter(([, verbs]) => verbs !== '')
  await sql.begin(async (tx) => {
    const statements = [
      `revoke temporary on database ${base} from public`,
      `revoke create on schema ${schema} from public`,
      `revoke all on all tables in schema ${schema} from ${to}`,
      `grant connect on database ${base} to ${to}`,
      `grant usage on schema ${schema}, drizzle, pgboss to ${to}`,
      `grant select on all tables in schema ${schema}, drizzle to ${to}`,
      ...tables.map(([table, verbs]) => `grant ${verbs} on ${table} to ${to}`),
      `grant select, insert, update, delete on all tables in schema pgboss to ${to}`,
    ]
    for (const statement of statements) await tx.unsafe(statement)
    await tx.unsafe(`do $$
      declare
        own record;
      begin
        for own in select oid::regprocedure as name, prorettype = 'trigger'::regtype as is_trigger from pg_proc
          where pronamespace = current_schema()::regnamespace
        loop
          if own.is_trigger then execute format('revoke execute on routine %s from %I', own.name, '${role.replaceAll("'", "''")}');
          else execute format('grant execute on routine %s to %I', own.name, '${role.replaceAll("'", "''")}');
          end if;
        end loop;
      end $$`)
  })
}

/**
 * Refuses, with UnfitDatabase, to serve as a superuser or as somebody who owns a table: they can switch off what
 * the database guards.
 */
export async function requireServingRole(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {} })
  try {
    const [found] = await sql`
      select current_user as role, exists (select from pg_roles where rolname = current_user and rolsuper)
        or exists (select from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'r'
          and pg_has_role(relowner, 'member')) as too_much`
    if (!found?.too_much) return
    throw new UnfitDatabase(
      `The role ${found.role} in DATABASE_URL is a superuser or owns the tables, and could switch off what the ` +
        'database guards. Put its URL into DATABASE_OWNER_URL, name another role with a password of its own in ' +
        'DATABASE_URL, and run "npm run db:roles", which makes it; then start again.',
    )
  } finally {
    await sql.end({ timeout: 5 })
  }
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** What PostgreSQL keeps of a password (RFC 5803), so that the password itself is in no log of statements. */
function scramVerifier(password: string): string {
  const iterations = 4096
  const salt = randomBytes(16)
  const salted = pbkdf2Sync(password.normalize('NFKC'), salt, iterations, 32, 'sha256')
  const keyed = (what: string) => createHmac('sha256', salted).update(what).digest()
  const stored = createHash('sha256').update(keyed('Client Key')).digest('base64')
  const server = keyed('Server Key').toString('base64')
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${stored}:${server}`
}
