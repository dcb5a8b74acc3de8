import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCommand } from '@/scripts/run-command'
import type { Answer, Rush } from './rush-families'

/** The answers that all families got; they press from a process of their own. */
export async function pressAll(rushing: Rush): Promise<Answer[]> {
  const folder = mkdtempSync(join(tmpdir(), 'baobaowu-rush-'))
  try {
    const file = join(folder, 'rush.json')
    writeFileSync(file, JSON.stringify(rushing))
    const program = ['--import', 'tsx', 'bench/rush-families.ts', file]
    const { code, output } = await runCommand([process.execPath, ...program])
    if (code !== 0) throw new Error(`The families could not press.\n${output}`)
    return JSON.parse(output)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
