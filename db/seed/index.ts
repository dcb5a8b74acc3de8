import type { Database } from '@/db/client'

/** Somebody of the demo city: who they are, and the number they sign in with. */
export type DemoSignIn = { role: string; phone: string; note: string }

/** Fills an empty, migrated database with the demo city around today. */
export async function seedDemoCity(_database: Database): Promise<{ signIns: DemoSignIn[] }> {
  return { signIns: [] }
}
