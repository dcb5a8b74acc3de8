import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { freeingMemory } from '@/scripts/idle-memory'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function site() {
  const server = new EventEmitter()
  const collect = vi.fn()
  freeingMemory(server, collect)
  const ask = (times: number) => {
    for (let n = 0; n < times; n += 1) server.emit('request')
  }
  return { server, collect, ask }
}

test('gives memory back once a rush is over, and not again before the next one', () => {
  const { collect, ask } = site()
  for (let second = 0; second < 20; second += 1) {
    ask(100)
    vi.advanceTimersByTime(1_000)
  }
  expect(collect).not.toHaveBeenCalled()
  ask(1)
  vi.advanceTimersByTime(60_000)
  expect(collect).toHaveBeenCalledTimes(8)
  ask(2)
  vi.advanceTimersByTime(60_000)
  expect(collect).toHaveBeenCalledTimes(8)
})

test('stops in between where somebody asks, and leaves a site alone that has little to do', () => {
  const { collect, ask } = site()
  for (let second = 0; second < 100; second += 1) {
    ask(1)
    vi.advanceTimersByTime(1_000)
  }
  expect(collect).not.toHaveBeenCalled()
  ask(500)
  vi.advanceTimersByTime(4_000)
  expect(collect).toHaveBeenCalledTimes(1)
  ask(10)
  vi.advanceTimersByTime(2_000)
  expect(collect).toHaveBeenCalledTimes(1)
})

test('ends with its server', () => {
  const { server, collect, ask } = site()
  ask(1_000)
  server.emit('close')
  vi.advanceTimersByTime(60_000)
  expect(collect).not.toHaveBeenCalled()
})

test('the engine’s collection is there', () => {
  const server = new EventEmitter()
  freeingMemory(server)
  for (let n = 0; n < 500; n += 1) server.emit('request')
  vi.advanceTimersByTime(2_000)
  expect(() => vi.advanceTimersByTime(2_000)).not.toThrow()
})
