import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const wanted = ['wapiti', 'sqlmap']

/** Refuses to scan without the two programs, and says what to do about it. */
export function requireScanners(): void {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const missing = wanted.filter((name) => !folders.some((folder) => existsSync(join(folder, name))))
  if (missing.length === 0) return
  throw new Error(
    `Not on this machine: ${missing.join(', ')}. Install them (Debian: apt-get install ${wanted.join(' ')}) and try again.`,
  )
}
