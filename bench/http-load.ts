import { z } from 'zod'
import { runCommand } from '@/scripts/run-command'

const report = z.object({
  requests: z.object({ total: z.number() }),
  latency: z.object({ p97_5: z.number() }),
  duration: z.number(),
  errors: z.number(),
  timeouts: z.number(),
  non2xx: z.number(),
})

export type Loaded = { perSecond: number; p97: number }

/**
 * Asks for an address as fast as it answers, as so many families for some seconds, from a process of its own.
 * Throws if an answer is no success.
 */
export async function loadPage(
  address: string,
  connections: number,
  seconds: number,
): Promise<Loaded> {
  const program = ['--import', 'tsx', 'bench/load-families.ts', address]
  const { code, output } = await runCommand([
    ...[process.execPath, ...program, String(connections), String(seconds)],
  ])
  if (code !== 0) throw new Error(`The load failed.\n${output}`)
  const text = output.split('\n').find((line) => line.startsWith('{'))
  const { requests, latency, duration, ...bad } = report.parse(JSON.parse(text ?? ''))
  if (bad.errors + bad.timeouts + bad.non2xx > 0 || requests.total === 0)
    throw new Error(`${address} answered ${requests.total} times, with ${JSON.stringify(bad)}.`)
  return { perSecond: requests.total / duration, p97: latency.p97_5 }
}
