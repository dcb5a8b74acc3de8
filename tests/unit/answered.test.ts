import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { untilAnswered } from '@/server/answered'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** An answer whose client reads if the test says so, and whether it counts as answered. */
function answering({ reads = true } = {}) {
  const response = new ServerResponse(new IncomingMessage(new Socket()))
  Object.assign(response, { write: () => reads })
  let over = false
  void untilAnswered(response).then(() => {
    over = true
  })
  const isOver = async (after = 0) => {
    await vi.advanceTimersByTimeAsync(after)
    return over
  }
  return { response, isOver }
}

test('a page is answered when it is made, not when it is begun', async () => {
  const { response, isOver } = answering()
  response.write('begun')
  expect(await isOver(5_000)).toBe(false)
  response.emit('prefinish')
  expect(await isOver()).toBe(true)
})

test('a stream of events is answered with its first line', async () => {
  const { response, isOver } = answering()
  response.setHeader('Content-Type', 'text/event-stream; charset=utf-8')
  expect(await isOver()).toBe(false)
  response.write(':')
  expect(await isOver()).toBe(true)
})

test('a client that leaves what was sent unread is waited for no longer than a second, one that reads is', async () => {
  const { response, isOver } = answering({ reads: false })
  response.write('page')
  expect(await isOver(999)).toBe(false)
  response.emit('drain')
  expect(await isOver(5_000)).toBe(false)
  response.write('page')
  expect(await isOver(999)).toBe(false)
  expect(await isOver(1)).toBe(true)
})

test('nobody is waited for longer than ten seconds, nor one that has left', async () => {
  const slow = answering()
  expect(await slow.isOver(9_999)).toBe(false)
  expect(await slow.isOver(1)).toBe(true)
  const left = answering()
  left.response.emit('close')
  expect(await left.isOver()).toBe(true)
})
