import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { isBusy } from '@/db/busy'
import type { Asker } from '@/lib/asker'
import { noteBusy } from '@/lib/busy-request'
import { untilAnswered } from './answered'
import { type Kind, kindOf, smallBytes } from './kind-of-request'
import { mostBytes } from './most-bytes'
import { atEnd, withinBound } from './request-body'
import { type Rotation, rotatingTurns, TooManyOfOne, type Turn } from './rotating-turns'
import { refuseTooMany } from './too-many'

/** Two minutes outlast a whole rush on a slow machine, so what bounds a line is its length. */
const patience = 120_000

/**
 * How many of each kind are answered at once, and how many wait. More pages at once would only make each wait
 * longer for the processor, and for each of its questions to the database. Files cost little, but one
 * that is read slowly is held for long. Large forms are photographs and workbooks, kept whole in memory: signed-in
 * staff send them, and nobody else has to.
 */
export const usual: Record<Kind, Rotation> = {
  page: {
    ...{ atOnce: 16, here: 4_016, patience },
    visitors: { atOnce: 12, here: 3_000, ofOne: { atOnce: 6, here: 48 } },
    signedIn: { atOnce: 14, here: 3_800, ofOne: { atOnce: 4, here: 24 } },
  },
  file: {
    ...{ atOnce: 128, here: 8_000, patience },
    visitors: { atOnce: 96, here: 6_000, ofOne: { atOnce: 24, here: 512 } },
    signedIn: { atOnce: 112, here: 6_000, ofOne: { atOnce: 12, here: 128 } },
  },
  largeForm: {
    ...{ atOnce: 16, here: 16, patience },
    visitors: { atOnce: 4, here: 4, ofOne: { atOnce: 2, here: 2 } },
    signedIn: { atOnce: 14, here: 14, ofOne: { atOnce: 3, here: 3 } },
  },
}

/**
 * Answers each request in its turn, a few at once, so that in a rush what was begun is finished before the next
 * begins; whoever asks for much waits for itself, not for others (`rotating-turns.ts`). A client
 * that is still sending has no turn yet, and one that leaves gives its turn up. Beyond the bounds of all the answer is
 * that of a busy database, beyond those of one asker it is status 429, before anything was done. Not for what
 * the site asks itself, which would wait for its own end.
 */
export function admission(bounds: Record<Kind, Rotation> = usual) {
  const come = {
    page: rotatingTurns(bounds.page),
    file: rotatingTurns(bounds.file),
    largeForm: rotatingTurns(bounds.largeForm),
  }
  return (
    request: IncomingMessage,
    response: ServerResponse,
    asker: Asker,
    handle: () => unknown,
  ): void => {
    /** A place among those of a kind until the answer is over; null if there is none, which is answered. */
    const placeAmong = (kind: Kind): Turn | null => {
      try {
        const turn = come[kind](asker)
        response.once('close', turn.leave)
        return turn
      } catch (error) {
        refuse(request, response, error)
        return null
      }
    }
    const kind = kindOf(request)
    const turn = placeAmong(kind)
    if (!turn) return
    const inTurn = async () => {
      await turn.begun()
      const answered = untilAnswered(response)
      handle()
      await answered
      turn.leave()
    }
    const answer = () => void inTurn().catch((error) => refuse(request, response, error))
    const most = mostBytes(request, asker.lane === 'signedIn')
    const mayGrow = () => placeAmong('largeForm') !== null
    const whole = async () => {
      await received(request)
      if (request.complete || !request.destroyed) answer()
    }
    if (kind === 'file') answer()
    // Its place bounds it, and it is read while it comes.
    else if (kind === 'largeForm') withinBound(request, response, { most, mayGrow }, handle)
    else withinBound(request, response, { most, small: smallBytes, mayGrow }, whole)
  }
}

async function received(request: IncomingMessage): Promise<void> {
  await new Promise(setImmediate)
  for (let tries = 0; !request.complete && !request.destroyed; tries += 1) {
    await wait(tries < 20 ? 5 : 100)
  }
}

/** Once all of the request has come; throws what is not about bounds. */
function refuse(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  if (error instanceof TooManyOfOne) refuseTooMany(request, response)
  else if (isBusy(error)) {
    noteBusy()
    atEnd(request, () => {
      response.writeHead(500).end()
    })
  } else throw error
}
