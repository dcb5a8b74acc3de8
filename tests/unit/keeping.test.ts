import { expect, test } from 'vitest'
import { keeping } from '@/lib/keeping'

function counted(milliseconds: number) {
  const clock = { now: 0 }
  let asked = 0
  const ask = keeping(
    milliseconds,
    async (fails: boolean) => {
      asked++
      if (fails) throw new Error('no answer')
      return asked
    },
    () => clock.now,
  )
  return { clock, ask, times: () => asked }
}

test('a crowd in one minute asks once, also while the first still waits', async () => {
  const { clock, ask, times } = counted(60_000)
  const answers = Array.from({ length: 1_000 }, () => ask(false))
  clock.now = 59_999
  answers.push(ask(false))
  expect(new Set(await Promise.all(answers))).toEqual(new Set([1]))
  expect(times()).toBe(1)
})

test('after the minute it is asked anew', async () => {
  const { clock, ask } = counted(60_000)
  expect(await ask(false)).toBe(1)
  clock.now = 60_000
  expect(await ask(false)).toBe(2)
  clock.now = 119_999
  expect(await ask(false)).toBe(2)
})

test('what failed is not kept: the next one asks again', async () => {
  const { ask, times } = counted(60_000)
  await expect(ask(true)).rejects.toThrow('no answer')
  expect(await ask(false)).toBe(2)
  expect(times()).toBe(2)
})
