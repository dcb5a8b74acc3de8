import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import type { Actor, Ctx } from '@/domain/shared/context'
import { forVisitors } from '@/lib/for-visitors'
import { sharedAnswers } from '@/lib/shared-answers'

/** The store in which a process keeps what it shares; here its answers live as long as the test. */
const place = Symbol.for('baobaowu.forVisitors')
const kept: typeof globalThis & { [place]?: unknown } = globalThis

beforeEach(() => {
  const answers = sharedAnswers({ life: 60_000, most: 10 })
  kept[place] = { answers, hearing: () => true, replica: null }
})
afterEach(() => {
  delete kept[place]
})

const family = (accountId: string): Actor => ({
  kind: 'account',
  accountId,
  phone: '+8613900000000',
  name: null,
  language: 'zh',
  homeSubdistrictCode: null,
  roles: [],
})
const ctxOf = (actor: Actor, at = '2026-03-16T01:00:10Z'): Ctx => ({
  actor,
  now: new Date(at),
  db: {} as Database,
})

/** Answers who asked, and how many had asked by then. */
function counting() {
  let asked = 0
  return async ({ actor }: Ctx, of: string) => {
    asked += 1
    return `${of} to ${actor.kind === 'account' ? actor.accountId : actor.kind}, ${asked}`
  }
}

test('what visitors ask in the same minute is asked once for all of them', async () => {
  const useCase = counting()
  const ask = (at?: string) => forVisitors('rooms', ctxOf({ kind: 'visitor' }, at), 'day', useCase)
  expect([await ask(), await ask()]).toEqual(['day to visitor, 1', 'day to visitor, 1'])
  expect(await ask('2026-03-16T01:01:00Z')).toBe('day to visitor, 2')
})

test('somebody signed in is answered alone, and no visitor is told what they are told', async () => {
  const useCase = counting()
  const ask = (actor: Actor) => forVisitors('rooms', ctxOf(actor), 'day', useCase)
  expect(await ask(family('one'))).toBe('day to one, 1')
  expect(await ask({ kind: 'visitor' })).toBe('day to visitor, 2')
  expect(await ask(family('another'))).toBe('day to another, 3')
  expect(await ask(family('one'))).toBe('day to one, 4')
})

test('another question, or the same to another use case, is not answered by the first', async () => {
  const useCase = counting()
  const ask = (name: string, of: string) =>
    forVisitors(name, ctxOf({ kind: 'visitor' }), of, useCase)
  expect(await ask('rooms', 'day')).toBe('day to visitor, 1')
  expect(await ask('rooms', 'week')).toBe('week to visitor, 2')
  expect(await ask('places', 'day')).toBe('day to visitor, 3')
})
