import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

/** The benches of `npm run bench`, by what `--only` names them. */
export const benchNames = [
  'bookings',
  'refusals',
  'growth',
  'availability',
  'press',
  'rush',
  'search',
  'figures',
  'first-load',
  'lighthouse',
] as const

/** What `npm run bench -- --json docs/bench.json` writes, and the page /proof shows. */
export const benchResults = z.object({
  date: z.iso.datetime({ offset: true }),
  machine: z.string().min(1),
  command: z.string().min(1),
  rows: z
    .array(
      z.object({
        bench: z.enum(benchNames),
        name: z.string().min(1),
        figure: z.string().min(1),
        /** What was measured beside it in the same run, in the same words; null if nothing was. */
        limit: z.string().min(1).nullable(),
        /** The figure divided by that. */
        ratio: z.number().nullable(),
        target: z.string().min(1),
        met: z.boolean(),
      }),
    )
    .min(1),
})

export type BenchResults = z.infer<typeof benchResults>

/** The file of the published figures, in the folder the site is started in. */
const published = join('docs', 'bench.json')

/** The figures last published; null if none are. Throws for a file of another shape. */
export async function readBenchResults(folder = process.cwd()): Promise<BenchResults | null> {
  const text = await readFile(join(folder, published), 'utf8').catch((error) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  return text === null ? null : benchResults.parse(JSON.parse(text))
}
