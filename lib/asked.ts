import { notFound } from 'next/navigation'
import { validate } from 'uuid'
import { z } from 'zod'
import { isDay } from '@/domain/shared/time'
import { typedWhole } from '@/domain/shared/typed-number'

/** What stands behind the question mark of an address, as a page gets it. */
export type Query = Promise<Record<string, string | string[] | undefined>>

/** Nothing that somebody means is longer, in letters, or comes more often. */
const [mostLetters, mostValues] = [500, 100]

/** Without what no database keeps: control characters and halves of letters. */
function legible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}]/gu, '').slice(0, mostLetters)
}

const raw = z.union([z.string(), z.array(z.string())]).optional()

/** Every value of a name, in order; undefined if it is not there. */
export const texts = raw.transform((value) =>
  value === undefined ? undefined : [value].flat().slice(0, mostValues).map(legible),
)

/** The first value of a name; empty if it is not there. */
export const text = texts.transform((all) => all?.[0] ?? '')

/** A day, null if there is none or it is no day of the calendar. */
export const day = text.transform((value) => (isDay(value) ? value : null))

/** A month of this century, `2026-11`; null if it is none. */
export const month = text.transform((value) =>
  /^20\d\d-(?:0[1-9]|1[0-2])$/.test(value) ? value : null,
)

/** An id; null if it is none. */
export const id = text.transform((value) => (validate(value) ? value : null))

/** The number of a page of a list, from 1 on; 1 if it is none. */
export const page = text.transform((value) => typedWhole(value, 10_000, 1) ?? 1)

/** A whole number up to `most`; 0 if it is none. */
export const number = (most: number) => text.transform((value) => typedWhole(value, most) ?? 0)

/** One of some words; null for any other. */
export const oneOf = <const W extends string>(words: readonly W[]) =>
  text.transform((value) => words.find((word) => word === value) ?? null)

/**
 * A reader of what an address asks by these names, each read as said here; it never fails. Every page and
 * every route reads its address by one, so that nothing odd gets further.
 */
export function query<S extends z.ZodRawShape>(shape: S) {
  const schema = z.object(shape)
  return async (asked: Query | URLSearchParams): Promise<z.output<typeof schema>> => {
    if (!(asked instanceof URLSearchParams)) return schema.parse(await asked)
    const names = [...new Set(asked.keys())]
    return schema.parse(Object.fromEntries(names.map((name) => [name, asked.getAll(name)])))
  }
}

/** The names of a path, `[code]`, as they were meant; what nobody can mean is not there. */
export async function readPath<P extends Record<string, string>>(params: Promise<P>): Promise<P> {
  const found = Object.entries(await params).map(([name, written]) => [name, meant(written)])
  return Object.fromEntries(found) as P
}

function meant(written: string): string {
  try {
    const said = decodeURIComponent(written)
    if (said === legible(said)) return said
  } catch {
    // Cut in a letter.
  }
  return notFound()
}
