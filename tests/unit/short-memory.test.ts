import { afterAll, beforeAll, expect, test } from 'vitest'
import { forgetRequests } from '@/server/next-workarounds/short-memory'

const { abort } = AbortController.prototype

beforeAll(() => forgetRequests())
afterAll(() => {
  AbortController.prototype.abort = abort
})

/** What listeners get, and what is kept of it. */
function reasonOf(...given: unknown[]) {
  const controller = new AbortController()
  const heard: unknown[] = []
  controller.signal.addEventListener('abort', () => heard.push(controller.signal.reason))
  controller.abort(...given)
  expect(heard).toEqual([controller.signal.reason])
  return controller.signal.reason
}

test('an abort without a reason tells what the engine tells, without what was called', () => {
  const reason = reasonOf()
  expect(reason).toBeInstanceOf(DOMException)
  expect(reason.name).toBe('AbortError')
  expect(reason.stack).toBe('AbortError: This operation was aborted')
})

test('the reason given stays the same one, and keeps its message alone', () => {
  const given = new Error('over')
  expect(reasonOf(given)).toBe(given)
  expect(given.stack).toBe('Error: over')
  expect(reasonOf('words')).toBe('words')
  expect(reasonOf(Object.freeze(new Error('for ever'))).message).toBe('for ever')
})
