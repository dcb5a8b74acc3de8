import { afterEach, beforeEach, expect } from 'vitest'

/** A message on console.error is a failure: what it says would otherwise scroll by unread. */
const original = console.error
let messages: unknown[][] = []

beforeEach(() => {
  messages = []
  console.error = (...parts: unknown[]) => {
    messages.push(parts)
  }
})

afterEach(() => {
  console.error = original
  expect(messages, 'nothing may be written to console.error').toEqual([])
  // It would be part of every object of the process, in the tests after this one too.
  expect(Object.keys(Object.prototype), 'nothing may be written to all objects').toEqual([])
})
