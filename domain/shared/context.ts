import type { Database, Executor } from '@/db/client'
import { savepoint } from '@/db/savepoint'
import type { Sealing } from './sealing'

export type Language = 'zh' | 'en'

/** A role in force, with the scope it holds in. */
export type Role =
  | { role: 'city_administrator' }
  | { role: 'district_administrator'; districtCode: string }
  | { role: 'subdistrict_administrator'; subdistrictCode: string }
  | { role: 'operator'; operatorId: string }
  | { role: 'room_manager' | 'caregiver'; roomId: string }

/** Who acts. `system` is a job or the demo's seed; `visitor` has not signed in. */
export type Actor =
  | { kind: 'visitor' }
  | { kind: 'system' }
  | {
      kind: 'account'
      accountId: string
      phone: string
      name: string | null
      language: Language
      homeSubdistrictCode: string | null
      roles: Role[]
      /** What is missing before the roles count, which are withheld until then. */
      secondFactor?: 'enrol' | 'verify'
      /** The session they act in, and when a code last showed in it that it is them; none if nobody acts. */
      session?: { id: string; confirmedAt: Date | null }
    }

/** All a use case knows of the outside: who acts, what time it is, and the database. */
export type Ctx = {
  actor: Actor
  now: Date
  db: Database
  /** The origin of the call, for the log: the address of a browser, or which program. */
  origin?: string | undefined
  /** For what opens something to whoever reads it, on its way in a message; without it none can be sent. */
  messageSealing?: Sealing | undefined
}

/** The same with a transaction begun; the argument of everything in a use case that writes. */
export type Write = Omit<Ctx, 'db'> & { tx: Executor }

/** Begins the use case's one transaction. */
export function writing<T>(ctx: Ctx, work: (write: Write) => Promise<T>): Promise<T> {
  const { db, ...known } = ctx
  return db.transaction((tx) => work({ ...known, tx }))
}

/** The same for a use case whose one statement is its transaction, in one round trip. */
export function writingAtOnce<T>(ctx: Ctx, work: (write: Write) => Promise<T>): Promise<T> {
  const { db, ...known } = ctx
  return db.statement((tx) => work({ ...known, tx }))
}

/** Does a part of a use case that may fail on its own: its writes are undone, and the rest goes on. */
export function attempting<T>(write: Write, work: (part: Write) => Promise<T>): Promise<T> {
  return savepoint(write.tx, (tx) => work({ ...write, tx }))
}

/** Leaves the work under way with an answer, undoing all it wrote. */
export type Undo<Answer> = (answer: Answer) => never

class Undone extends Error {
  constructor(
    readonly by: Undo<never>,
    readonly answer: unknown,
  ) {
    super('undone')
  }
}

/**
 * The same as `writing`, or inside a transaction as `attempting`, for work that may have to be tried
 * before it is refused: `undo(answer)` ends it, undoes what it wrote and answers.
 */
export async function orUndo<Answer>(
  within: Ctx | Write,
  work: (write: Write, undo: Undo<Answer>) => Promise<Answer>,
): Promise<Answer> {
  const undo: Undo<Answer> = (answer) => {
    throw new Undone(undo, answer)
  }
  const tried = (write: Write) => work(write, undo)
  try {
    return await ('tx' in within ? attempting(within, tried) : writing(within, tried))
  } catch (error) {
    if (error instanceof Undone && error.by === undo) return error.answer as Answer
    throw error
  }
}
