import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

type Holder = { pid: number; born: string }

/** Thrown when another living process already uses the same data folder. */
export class DataFolderInUse extends Error {
  constructor(folder: string, pid: number) {
    super(
      `The data in ${folder} is already in use by another instance (process ${pid}).\n` +
        'Stop that instance first, or set BAOBAOWU_DATA to another folder.',
    )
    this.name = 'DataFolderInUse'
  }
}

/**
 * The kernel's own record of a process: its state and when it was born, which distinguishes a living
 * process from a later one with the same number. Null if the system has no such record.
 */
function kernelRecord(pid: number): { state: string; born: string } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return { state: fields[0] ?? '', born: fields[19] ?? '' }
  } catch {
    return null
  }
}

/** Whether a process runs. One that ended and is only not yet collected by its parent does not. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return kernelRecord(pid)?.state !== 'Z'
}

function isAlive(holder: Holder): boolean {
  return isRunning(holder.pid) && holder.born === (kernelRecord(holder.pid)?.born ?? '')
}

function read(path: string): Holder | null {
  try {
    const [pid, born = ''] = readFileSync(path, 'utf8').trim().split(' ')
    return { pid: Number(pid), born }
  } catch {
    return null
  }
}

/** The process that holds the data folder now, or null if no living one does. */
export function lockHolder(folder: string): number | null {
  const holder = read(join(folder, 'lock'))
  return holder && isAlive(holder) ? holder.pid : null
}

/**
 * Takes the data folder for this process until the returned function is called. A lock left by a
 * process that died, however it died, is taken over; a living holder is refused with
 * DataFolderInUse. Of several processes starting at once exactly one gets it.
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, 'lock')
  const mine = `${path}.${process.pid}`
  writeFileSync(mine, `${process.pid} ${kernelRecord(process.pid)?.born ?? ''}\n`, { mode: 0o600 })
  try {
    for (;;) {
      try {
        linkSync(mine, path)
        return () => rmSync(path, { force: true })
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
      const holder = read(path)
      if (holder && isAlive(holder)) throw new DataFolderInUse(folder, holder.pid)
      removeStale(path, holder)
    }
  } finally {
    rmSync(mine, { force: true })
  }
}

/** Moves a dead lock aside; if another process replaced it meanwhile, its lock is put back. */
function removeStale(path: string, dead: Holder | null): void {
  const aside = `${path}.${process.pid}.stale`
  try {
    renameSync(path, aside)
    const moved = read(aside)
    if (moved && moved.pid !== dead?.pid) linkSync(aside, path)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code !== 'ENOENT' && code !== 'EEXIST') throw error
  } finally {
    rmSync(aside, { force: true })
  }
}
