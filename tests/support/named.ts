import { sql } from 'drizzle-orm'
import { foldName } from '@/domain/shared/names'

/** Sets a name in a statement of a test, folded beside it as the use cases keep it. */
export const named = (name: string) => sql`name = ${name}, name_folded = ${foldName(name)}`
