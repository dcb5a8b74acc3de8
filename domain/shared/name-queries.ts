import { type SQL, sql } from 'drizzle-orm'
import { foldName } from './names'

/**
 * Whether a folded name contains what somebody typed, for a WHERE: the one way staff search by names. The
 * dot within a name may be left out, or be written where there is none.
 */
export function nameContains(folded: SQL, typed: string): SQL {
  return sql`${undotted(folded)} like ${containing(undottedText(typed))}`
}

/** Whether a folded name is what somebody typed, with or without its dots, for a WHERE. */
export function nameIs(folded: SQL, typed: string): SQL {
  return sql`${undotted(folded)} = ${undottedText(typed)}`
}

function undotted(folded: SQL): SQL {
  return sql`replace(${folded}, '·', '')`
}

/** Of dots alone they stay, and are found nowhere: an empty text would be found everywhere. */
function undottedText(typed: string): string {
  const folded = foldName(typed)
  return folded.replaceAll('·', '') || folded
}

/** Whether a room, by the name of its row, has a name or code that contains what somebody typed. */
export function roomNamed(room: SQL, typed: string): SQL {
  return sql`(${nameContains(sql`${room}.name_folded`, typed)} or ${room}.code like ${containing(foldName(typed))})`
}

/** A pattern for `like` and `ilike` that finds a text anywhere, taken letter by letter. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`
}
