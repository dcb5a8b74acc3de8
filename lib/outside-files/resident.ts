import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

/** How often a process is looked at, in milliseconds; where a program has to be asked, less often. */
const often = { file: 20, program: 250 }

/**
 * Watches the memory that a process holds resident, which no limit of the engine bounds: it counts buffers
 * and what libraries in other languages take as well. Calls `exceed` once if it is more than `most`
 * bytes. `peak` answers the most that was seen.
 */
export function watchResident(
  pid: number | undefined,
  most: number,
  exceed: () => void,
): { peak: () => number; stop: () => void } {
  let peak = 0
  let told = false
  const seen = (bytes: number) => {
    peak = Math.max(peak, bytes)
    if (peak <= most || told) return
    told = true
    exceed()
  }
  if (!pid) return { peak: () => peak, stop: () => undefined }
  const linux = process.platform === 'linux'
  if (linux) endFirst(pid)
  const look = () => (linux ? seen(residentOnLinux(pid)) : askSystem(pid, seen))
  const timer = setInterval(look, linux ? often.file : often.program)
  return { peak: () => peak, stop: () => clearInterval(timer) }
}

/** The most it ever held, so that nothing is missed between two looks; 0 if it has ended. */
function residentOnLinux(pid: number): number {
  try {
    const status = readFileSync(/* turbopackIgnore: true */ `/proc/${pid}/status`, 'utf8')
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024
  } catch {
    return 0
  }
}

function askSystem(pid: number, seen: (bytes: number) => void): void {
  execFile('ps', ['-o', 'rss=', '-p', String(pid)], (error, said) => {
    if (!error) seen(Number(said) * 1024)
  })
}

/** If the machine has no memory left, this process ends and not the one that serves. */
function endFirst(pid: number): void {
  try {
    writeFileSync(/* turbopackIgnore: true */ `/proc/${pid}/oom_score_adj`, '1000')
  } catch {
    // It has ended already, or the system does not let us.
  }
}
