import type { Bench } from './types'

export type Chosen = { ok: true; benches: Bench[] } | { ok: false; message: string }

/**
 * The benches named, separated by commas, in the list's order; all of them without names. A name that
 * is not there is refused with those that are.
 */
export function chooseBenches(all: Bench[], only: string | undefined): Chosen {
  if (only === undefined) return { ok: true, benches: all }
  const names = only.split(',').map((name) => name.trim())
  const unknown = names.filter((name) => !all.some((bench) => bench.name === name))
  if (unknown.length === 0)
    return { ok: true, benches: all.filter(({ name }) => names.includes(name)) }
  const listed = all.map(({ name, measures }) => `  ${name.padEnd(14)}${measures}`)
  return {
    ok: false,
    message: [`There is no bench "${unknown.join('", "')}". There are:`, ...listed].join('\n'),
  }
}
