import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Asked, answeringFor, noteBegun } from '@/lib/busy-request'
import { tellOfSenders } from '@/server/next-workarounds/senders-faults'
import { refusalKinds, refusalsTold } from '@/server/refusals-told'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A log and what was written to it, one line for each call. */
function newLog() {
  const lines: unknown[][] = []
  const log = {
    error: (...parts: unknown[]) => void lines.push(parts),
    warn: (...parts: unknown[]) => void lines.push(parts),
  }
  tellOfSenders(log)
  return { log, lines }
}

const asking = (): Asked => ({ busy: false, sends: true, begun: false, told: false })
const line = (kind: keyof typeof refusalKinds) => [`A request was refused: ${refusalKinds[kind]}.`]

/** An error as if it was thrown at these places. */
function thrownAt(error: Error, ...places: string[]): Error {
  error.stack = [`${error.name}: ${error.message}`, ...places.map((one) => `    at ${one}`)].join(
    '\n',
  )
  return error
}
const framework = 'read (/site/node_modules/next/dist/compiled/next-server/app-page.js:1:2)'
const engine = 'JSON.parse (<anonymous>)'
const ours = 'bookSlot (/site/.next/server/chunks/1.js:1:2)'

describe('refused requests', () => {
  test('are told of once a minute by kind, and then how many more there were', () => {
    const lines: string[] = []
    const refused = refusalsTold((one) => lines.push(one))
    for (let n = 0; n < 1_000; n += 1) refused('unreadable')
    refused('cut_off')
    expect(lines).toEqual([line('unreadable')[0], line('cut_off')[0]])
    vi.advanceTimersByTime(60_000)
    const more = `999 more requests were refused within a minute: ${refusalKinds.unreadable}.`
    expect(lines.slice(2)).toEqual([more])
    vi.advanceTimersByTime(600_000)
    expect(lines).toHaveLength(3)
    refused('unreadable')
    expect(lines.slice(3)).toEqual(line('unreadable'))
  })

  test('are told of without a word of their senders', () => {
    const { log, lines } = newLog()
    log.warn(new Error('Failed to find Server Action "\nroot logged in". This request …'))
    log.error(
      '`host` header with value `a\nb` does not match `origin` header with value `c` from …',
    )
    expect(lines).toEqual([line('unknown_action'), line('elsewhere')])
  })

  test.each([
    ['unreadable', thrownAt(new SyntaxError('Unexpected token x'), engine, framework)],
    ['unreadable', thrownAt(new Error('Unexpected end of form'), framework)],
    ['cut_off', Object.assign(new Error('aborted'), { code: 'ECONNRESET' })],
  ] as const)('count as %s if nothing of ours has begun: %s', (kind, error) => {
    const { log, lines } = newLog()
    answeringFor(asking(), () => {
      log.error('⨯', error)
      log.error('⨯', error)
    })
    expect(lines).toEqual([line(kind)])
  })

  test('of a busy database are told of in full once, since they say which limit was reached', () => {
    const { log, lines } = newLog()
    const error = new Error('4000 works wait for the database already')
    for (let n = 0; n < 3; n += 1) {
      answeringFor({ ...asking(), busy: true, sends: false }, () => log.error(error))
    }
    expect(lines).toEqual([[error]])
  })
})

describe('a fault keeps its stack', () => {
  const inFramework = () => thrownAt(new SyntaxError('Unexpected token x'), engine, framework)
  test.each([
    ['thrown by what is ours', () => thrownAt(new Error('x'), engine, ours, framework), asking()],
    ['thrown by the engine alone', () => thrownAt(new Error('x'), 'node:net:1:2'), asking()],
    ['of a page that is only asked for', inFramework, { ...asking(), sends: false }],
  ] as const)('%s', (_, fault, asked) => {
    const { log, lines } = newLog()
    const error = fault()
    answeringFor({ ...asked }, () => log.error('⨯', error))
    expect(lines).toEqual([['⨯', error]])
  })

  test('thrown after an action has begun, and outside of requests', () => {
    const { log, lines } = newLog()
    const error = inFramework()
    answeringFor(asking(), () => {
      noteBegun()
      log.error(error)
    })
    log.error(error)
    log.error('A job queue failed.', error)
    expect(lines).toEqual([[error], [error], ['A job queue failed.', error]])
  })
})
