import postgres from 'postgres'
import { farZone } from './far-zone'

/** Gives every later session of the role that connects the zone of the tests. */
export async function useFarZone(url: string): Promise<void> {
  const sql = postgres(url, { max: 1 })
  try {
    await sql`select set_config('timezone', ${farZone}, false)`
    await sql.unsafe(`alter role current_user set timezone from current`)
  } finally {
    await sql.end()
  }
}
