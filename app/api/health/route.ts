import { sql } from 'drizzle-orm'
import { longDatabase } from '@/lib/database'

export const dynamic = 'force-dynamic'

const PATIENCE = 2_000

/** For people and programs that watch the site: 200 only if the database answers within two seconds. */
export async function GET(): Promise<Response> {
  const healthy = await databaseAnswers()
  return Response.json(
    { status: healthy ? 'ok' : 'unavailable' },
    { status: healthy ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  )
}

async function databaseAnswers(): Promise<boolean> {
  let late: NodeJS.Timeout | undefined
  const tooLate = new Promise<boolean>((done) => {
    late = setTimeout(() => done(false), PATIENCE)
  })
  const answer = askDatabase()
  return Promise.race([answer, tooLate]).finally(() => clearTimeout(late))
}

/** This page reports that the database cannot be asked; the cause belongs in the server's log. */
async function askDatabase(): Promise<boolean> {
  try {
    await longDatabase().read.execute(sql`select 1`)
    return true
  } catch (error) {
    console.warn('The database does not answer:', error)
    return false
  }
}
