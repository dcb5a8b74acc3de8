import { types } from 'node:util'
import { type Asked, askedNow } from '@/lib/busy-request'
import { type RefusalKind, refusalsTold } from '../refusals-told'

/**
 * The framework logs what a visitor sends wrongly as it does a failure of its own: a stack of several lines for
 * each request, with words of the visitor in it. From here on such a request is told of by its kind; a fault
 * keeps its stack.
 *
 * Seen in next 16.4.6: https://github.com/vercel/next.js/issues/58430
 */
export function tellOfSenders(log: Pick<Console, 'error' | 'warn'> = console): void {
  const { error, warn } = log
  const refused = refusalsTold((line) => Reflect.apply(warn, log, [line]))
  const telling =
    (write: typeof error): typeof error =>
    (...parts) => {
      const asked = askedNow()
      const kind = refusalIn(parts, asked)
      if (kind === null) return Reflect.apply(write, log, parts)
      // Several lines may be about one request.
      if (asked?.told) return
      if (asked) asked.told = true
      // Which of its limits the database reached is worth knowing.
      refused(kind, kind === 'busy' ? () => Reflect.apply(write, log, parts) : undefined)
    }
  Object.assign(log, { error: telling(error), warn: telling(warn) })
}

/** What the framework says of requests; their senders' words follow. */
const said: [RefusalKind, RegExp][] = [
  ['unknown_action', /^Failed to find Server Action\b/],
  ['unknown_action', /^The Server Reference ID did not match the expected format\b/],
  ['unknown_action', /^Invalid Server Actions request\./],
  ['elsewhere', /^Missing `origin` header from a forwarded Server Actions request\./],
  ['elsewhere', /^`[\w-]+` header with value `[\s\S]*` does not match `origin` header\b/],
  ['elsewhere', /^`[\w-]+` or `host` headers are not provided\./],
  ['unreadable', /^Body exceeded \S+ limit\./],
]

/** Why what is about to be logged is a visitor's and no fault; null if it is one. */
export function refusalIn(parts: unknown[], asked: Asked | undefined): RefusalKind | null {
  const error = parts.find((one): one is Error => types.isNativeError(one))
  const text = error?.message ?? parts.find((one) => typeof one === 'string') ?? ''
  const known = said.find(([, words]) => words.test(text))
  if (known) return known[0]
  if (!asked || !error) return null
  if (asked.busy) return 'busy'
  if (!asked.sends || asked.begun) return null
  if (error.message === 'aborted' && 'code' in error && error.code === 'ECONNRESET')
    return 'cut_off'
  return isOfFramework(error) ? 'unreadable' : null
}

/** Whether the framework threw it, by the innermost place that is not the engine's. */
function isOfFramework({ stack = '' }: Error): boolean {
  const places = stack.split('\n').filter((line) => /^\s+at .*:\d+:\d+\)?$/.test(line))
  const innermost = places.find((line) => !/[( ]node:/.test(line))
  return innermost !== undefined && /[/\\]next[/\\]dist[/\\]/.test(innermost)
}
