import { type SQL, sql } from 'drizzle-orm'

/** An instant in a raw statement. */
export function instant(date: Date): SQL {
  return sql`${date.toISOString()}::timestamptz`
}

/**
 * Many values as one array, whose elements are of `type`; null is no array. They are one parameter:
 * the text of a statement, which is prepared once, is the same however many there are.
 */
export function many(
  values: readonly (string | number | Date | null)[] | null,
  type: 'uuid' | 'text' | 'date' | 'integer' | 'timestamptz',
): SQL {
  return sql`${values && arrayText(values)}::${sql.raw(type)}[]`
}

/** The text of an array, as a parameter that the statement casts to its type. */
export function arrayText(values: readonly (string | number | Date | null)[]): string {
  return `{${values.map(element)}}`
}

function element(value: string | number | Date | null): string {
  if (value === null) return 'null'
  const text = value instanceof Date ? value.toISOString() : String(value)
  return `"${text.replace(/["\\]/g, '\\$&')}"`
}

/** The columns of a row that are instants, each of which is to be read as a date. */
type Dates<Row> = {
  [Column in keyof Row as Row[Column] extends Date | null ? Column : never]-?: DateConstructor
}

/**
 * The rows that a raw statement answered, in which Drizzle leaves instants as text: `dates` names the
 * columns that are, all of them, as in `{ startsAt: Date }`. What is null stays null.
 */
export function withDates<Row extends object>(
  rows: readonly Record<string, unknown>[],
  dates: Dates<Row>,
): Row[] {
  const columns = Object.keys(dates)
  return rows.map((row) => {
    const read = { ...row }
    for (const name of columns) {
      if (row[name] !== null) read[name] = new Date(row[name] as string)
    }
    return read as Row
  })
}
