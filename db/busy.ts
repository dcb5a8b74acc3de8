import { busyDigest } from '@/domain/shared/refusal'

/**
 * Faults that pass without a change, by SQLSTATE or the driver's code: a lock not had, a statement or a deadlock
 * that took too long, a server that ends, begins or takes no more connections, a network that fails.
 */
const passing = new Set([
  '40001',
  '40P01',
  '53300',
  '55P03',
  '57014',
  '57P01',
  '57P02',
  '57P03',
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
])

/** With these the question may have arrived, and only the answer been lost. */
const answerless = new Set(['CONNECTION_CLOSED', 'CONNECTION_DESTROYED', 'ECONNRESET', 'EPIPE'])
const ending = new Set([...answerless, '57P01', '57P02', 'ETIMEDOUT'])

/** The database has too much to do, or is away for a moment: the same, asked later, may work. */
export class Busy extends Error {
  override name = 'Busy'
  readonly digest = busyDigest
}

/**
 * The error as Busy if it passes without a change, with what the database said as its cause; any other as
 * it is. The statement around it is left out: its parameters are a family's, and logs keep them.
 */
export function asBusy(error: unknown): unknown {
  if (isBusy(error)) return error
  const said = withCode(error, passing)
  return said ? new Busy(said.message, { cause: said }) : error
}

/** By its name, since each of the framework's bundles has a class of its own. */
export function isBusy(error: unknown): error is Error {
  return error instanceof Error && error.name === 'Busy'
}

/** Whether the server or the network ends the connection with this. */
export function isConnectionEnding(error: unknown): boolean {
  return withCode(error, ending) !== null
}

/** Whether the statement may have been carried out although it failed. */
export function isAnswerLost(error: unknown): boolean {
  return withCode(error, answerless) !== null
}

function withCode(error: unknown, codes: Set<string>): Error | null {
  for (let e = error; e instanceof Error; e = e.cause) {
    if ('code' in e && typeof e.code === 'string' && codes.has(e.code)) return e
  }
  return null
}
