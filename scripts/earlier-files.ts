import { cpSync, existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** How long pages opened before a release find their scripts and styles; days. */
const kept = 14

/**
 * Keeps the files that browsers load of the present build through the next one, so that pages opened
 * before a release go on: their names follow their content, so old and new lie side by side. What was
 * built longer ago goes.
 */
export function keepEarlierFiles(buildFolder: string): { bringBack: () => void } {
  const files = join(buildFolder, 'static')
  // The only folder that the framework leaves when it builds.
  const aside = join(buildFolder, 'cache', 'earlier-static')
  // Those of a build that was cut short are there already, and those of a whole one join them.
  if (existsSync(files)) cpSync(files, aside, { recursive: true, preserveTimestamps: true })
  return {
    bringBack() {
      if (!existsSync(aside)) return
      forget(aside, Date.now() - kept * 86_400_000)
      cpSync(aside, files, { recursive: true, preserveTimestamps: true, force: false })
      rmSync(aside, { recursive: true })
    },
  }
}

/** Removes the files last written before an instant (milliseconds). */
function forget(folder: string, before: number): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isFile() && statSync(path).mtimeMs < before) rmSync(path)
  }
}
