import { expect, test } from 'vitest'
import { Busy } from '@/db/busy'
import { takingTurns } from '@/db/turns'

/** A piece of work that ends when the test says so. */
function work() {
  let end: (failed?: Error) => void = () => undefined
  const ended = new Promise<void>((done, fail) => {
    end = (failed) => (failed ? fail(failed) : done())
  })
  return { run: () => ended, end }
}

const settled = () => new Promise((done) => setTimeout(done, 5))

test('no more works run at once than there are places, and the others follow in their order', async () => {
  const inTurn = takingTurns({ atOnce: 2, waiting: 10, patience: 60_000 })
  const works = Array.from({ length: 5 }, work)
  const begun: number[] = []
  const all = works.map(({ run }, n) =>
    inTurn(() => {
      begun.push(n)
      return run()
    }),
  )
  await settled()
  expect(begun).toEqual([0, 1])
  works[1]?.end()
  await settled()
  expect(begun).toEqual([0, 1, 2])
  for (const { end } of works) end()
  await Promise.all(all)
  expect(begun).toEqual([0, 1, 2, 3, 4])
})

test('one too many is refused at once and never begun; the others are done', async () => {
  const inTurn = takingTurns({ atOnce: 1, waiting: 2, patience: 60_000 })
  const works = Array.from({ length: 3 }, work)
  const all = works.map(({ run }) => inTurn(run))
  let begun = false
  const tooMany = inTurn(async () => {
    begun = true
  })
  await expect(tooMany).rejects.toBeInstanceOf(Busy)
  for (const { end } of works) end()
  await Promise.all(all)
  expect(begun).toBe(false)
  await expect(inTurn(async () => 'done')).resolves.toBe('done')
})

test('who waits longer than a work may is refused, and its turn goes to nobody', async () => {
  const inTurn = takingTurns({ atOnce: 1, waiting: 2, patience: 20 })
  const long = work()
  const first = inTurn(long.run)
  let begun = false
  const late = inTurn(async () => {
    begun = true
  })
  await expect(late).rejects.toThrow('no turn in 20 ms')
  long.end()
  await first
  expect(begun).toBe(false)
  await expect(inTurn(async () => 'done')).resolves.toBe('done')
})

test('a work that fails gives its place on', async () => {
  const inTurn = takingTurns({ atOnce: 1, waiting: 1, patience: 60_000 })
  const failing = work()
  const first = inTurn(failing.run)
  const second = inTurn(async () => 'done')
  failing.end(new Error('failed'))
  await expect(first).rejects.toThrow('failed')
  await expect(second).resolves.toBe('done')
})

test('works that ask for a second turn inside their own are refused instead of waiting for ever', async () => {
  const inTurn = takingTurns({ atOnce: 2, waiting: 2, patience: 20 })
  const nested = () => inTurn(() => inTurn(async () => 'inner'))
  const both = await Promise.allSettled([nested(), nested()])
  expect(both.some(({ status }) => status === 'rejected')).toBe(true)
  await expect(nested()).resolves.toBe('inner')
})
