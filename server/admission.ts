import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { isBusy } from '@/db/busy'
import { type Turns, takingTurns } from '@/db/turns'
import { noteBusy } from '@/lib/busy-request'

/**
 * More pages at once would only make each wait longer for the processor, and for each of its questions to the
 * database. Patience outlasts a whole rush on a slow machine, so what bounds the queue is its length; a client
 * that leaves gives the turn up.
 */
const usual: Turns = { atOnce: 16, waiting: 4_000, patience: 120_000 }

/** A client that reads an answer slowly holds back the others for at most this time (milliseconds). */
const longestTurn = 10_000

/** What a form holds without a photograph; the server keeps this much of a request before it is read. */
const smallBytes = 12 * 1024

/**
 * Answers pages and small forms in their turn, a few at once, so that in a rush what was begun is
 * finished before the next begins. A client that is still sending has no turn yet. If its turn does not
 * come in time it is answered as by a busy database, before anything was done for it. Not for what the site
 * asks itself, which would wait for its own end.
 */
export function admission(turns: Turns = usual) {
  const inTurn = takingTurns(turns)
  return async (
    request: IncomingMessage,
    response: ServerResponse,
    handle: () => unknown,
  ): Promise<void> => {
    if (!waitsItsTurn(request)) return void handle()
    await received(request)
    if (request.destroyed && !request.complete) return
    await inTurn(async () => {
      if (request.socket.destroyed) return
      handle()
      await answered(response)
    }).catch((error) => {
      if (!isBusy(error)) throw error
      noteBusy()
      response.writeHead(500).end()
    })
  }
}

/** Pages, what the framework fetches of them, and forms; not files, streams or photographs. */
function waitsItsTurn({ method, headers }: IncomingMessage): boolean {
  if (method === 'POST') return Number(headers['content-length'] ?? Number.NaN) <= smallBytes
  return 'rsc' in headers || (headers.accept?.includes('text/html') ?? false)
}

async function received(request: IncomingMessage): Promise<void> {
  await new Promise(setImmediate)
  for (let tries = 0; !request.complete && !request.destroyed; tries += 1) {
    await wait(tries < 20 ? 5 : 100)
  }
}

function answered(response: ServerResponse): Promise<void> {
  return new Promise((done) => {
    const late = setTimeout(done, longestTurn)
    const over = () => {
      clearTimeout(late)
      done()
    }
    response.once('prefinish', over)
    response.once('close', over)
  })
}
