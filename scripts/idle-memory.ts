import type { EventEmitter } from 'node:events'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** How often it is looked at whether the site is at rest (milliseconds), and how few requests in that time are. */
const [tick, few] = [2_000, 2]
/** After so many requests there is something to give back; each collection frees only some of the pages. */
const [much, rounds] = [500, 8]

/**
 * Has a process give back what a rush left, once hardly anybody asks any more: by itself it collects when
 * it needs memory, and at rest it needs none, however much it holds. A collection stops the process
 * for a fifth of a second.
 */
export function freeingMemory(server: EventEmitter, collect = collector()): void {
  let [asked, since, left] = [0, 0, 0]
  server.on('request', () => {
    asked += 1
  })
  const timer = setInterval(() => {
    const quiet = asked <= few
    since += asked
    asked = 0
    if (!quiet) return
    if (since >= much) [left, since] = [rounds, 0]
    if (left === 0) return
    left -= 1
    collect()
  }, tick).unref()
  server.once('close', () => clearInterval(timer))
}

/** The engine's own collection, which programs are handed only where they ask for it. */
function collector(): () => void {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc')
}
