import { type ChildProcess, spawn } from 'node:child_process'
import { setPriority, tmpdir } from 'node:os'
import type { Readable } from 'node:stream'
import { takingTurns } from '@/db/turns'
import { watchResident } from './resident'

/** What a file is read as. */
export type OutsideKind = 'table' | 'picture'

/** How long the reading of a file may take, and the memory it may hold resident; milliseconds and bytes. */
export type ReadingLimits = { mostTime: number; mostResident: number; mostAnswer: number }

export const readingLimits: Record<OutsideKind, ReadingLimits> = {
  table: { mostTime: 20_000, mostResident: 400 * 1024 * 1024, mostAnswer: 24 * 1024 * 1024 },
  picture: { mostTime: 20_000, mostResident: 640 * 1024 * 1024, mostAnswer: 24 * 1024 * 1024 },
}

/** `peak` is the most memory that was seen resident, in bytes. */
export type Reading =
  | { ok: true; answer: unknown; peak: number }
  | { ok: false; reason: 'took_too_long' | 'needs_too_much' | 'ended'; peak: number }

/** Few, since each may take a processor; who waits longer than a form would is told to try again. */
const inTurn = takingTurns({ atOnce: 2, waiting: 20, patience: 60_000 })

/**
 * Reads a file from outside in a process of its own, never in the one that serves: it has no secret, and
 * is ended if it takes too long or holds too much memory. The caller has asked before whether the
 * file may be sent at all, and bounded its bytes. Throws Busy if too many are being read, and if the process
 * cannot be started.
 */
export async function readOutside(
  kind: OutsideKind,
  bytes: Uint8Array,
  asked: unknown,
  limits: ReadingLimits = readingLimits[kind],
): Promise<Reading> {
  return inTurn(() => read(start(kind, asked), bytes, limits))
}

/** After the three that every process has. */
const answerChannel = 3

/** The bundler must not follow this path: the file is run as it lies in the project. */
const program = ['lib', 'outside-files', 'reader.ts'].join('/')

function start(kind: OutsideKind, asked: unknown): ChildProcess {
  const flags = ['--max-old-space-size=256', '--import', 'tsx', program]
  return spawn(process.execPath, [...flags, kind, JSON.stringify(asked ?? null)], {
    // What it says after it began could be of the file; what it answers comes by the fourth.
    stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
    env: { NODE_ENV: 'production', TMPDIR: tmpdir(), UV_THREADPOOL_SIZE: '2' },
    // A terminal's Ctrl-C is for the site, which lets what is being read end.
    detached: true,
  })
}

type Why = Extract<Reading, { ok: false }>['reason']

async function read(
  child: ChildProcess,
  bytes: Uint8Array,
  { mostTime, mostResident, mostAnswer }: ReadingLimits,
): Promise<Reading> {
  const said: { parts: Buffer[]; bytes: number; complaint: string; why: Why | null } = {
    ...{ parts: [], bytes: 0, complaint: '', why: null },
  }
  const end = (why: Why) => {
    said.why ??= why
    endGroup(child.pid)
  }
  const answers = child.stdio[answerChannel] as Readable
  answers.on('data', (part: Buffer) => {
    said.bytes += part.length
    if (said.bytes > mostAnswer) end('needs_too_much')
    else said.parts.push(part)
  })
  child.stderr?.on('data', (part: Buffer) => {
    if (said.bytes === 0 && said.complaint.length < 2_000) said.complaint += part
  })
  // It may end without having read all.
  child.stdin?.on('error', () => undefined)
  child.stdin?.end(bytes)
  const late = setTimeout(() => end('took_too_long'), mostTime)
  const resident = watchResident(child.pid, mostResident, () => end('needs_too_much'))
  leaveOthersFirst(child.pid)
  try {
    const [code, signal] = await ended(child, answers)
    const peak = resident.peak()
    if (said.why) return { ok: false, reason: said.why, peak }
    const [began, answer] = Buffer.concat(said.parts).toString('utf8').split('\n', 2)
    if (began !== 'reading') throw new Error(`Files cannot be read (${code}): ${said.complaint}`)
    if (code === 0 && answer) return { ok: true, answer: JSON.parse(answer), peak }
    // Out of its own heap it aborts; the system ends it if the machine has no memory left.
    const starved = signal === 'SIGABRT' || signal === 'SIGKILL' || code === 134
    return { ok: false, reason: starved ? 'needs_too_much' : 'ended', peak }
  } finally {
    clearTimeout(late)
    resident.stop()
  }
}

/** How it ended, once all that it answered is here. */
async function ended(
  child: ChildProcess,
  answers: Readable,
): Promise<[number | null, string | null]> {
  const gone = new Promise<[number | null, string | null]>((done, fail) => {
    child.once('error', fail)
    child.once('exit', (...how) => done(how))
  })
  const all = new Promise<void>((done) => answers.once('close', done))
  const how = await gone
  await all
  return how
}

/** With what it started itself. */
function endGroup(pid: number | undefined): void {
  try {
    if (pid) process.kill(-pid, 'SIGKILL')
  } catch {
    // It has ended already.
  }
}

/** Pages go on being answered while it reads. */
function leaveOthersFirst(pid: number | undefined): void {
  try {
    if (pid) setPriority(pid, 10)
  } catch {
    // It has ended already, or the system does not let us.
  }
}
