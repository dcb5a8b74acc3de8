import { readFile } from 'node:fs'
import { expect, test } from 'vitest'
import { Busy } from '@/db/busy'
import type { Database } from '@/db/client'
import { type Gathered, gathering } from '@/db/gathering'

const db = {} as Database

/** A question that is answered when the test says so: with twice each number. */
function doubling(limits: Gathered) {
  const asked: { all: number[]; answer: () => void; fail: (fault: Error) => void }[] = []
  const ask = gathering<number, number>(
    (_, all) =>
      new Promise((done, fail) => {
        asked.push({ all, answer: () => done(all.map((one) => 2 * one)), fail })
      }),
    limits,
  )
  return { asked, ask }
}

/**
 * Begins two works in different turns of the process, between which no timer ends however long they take:
 * after what was read come callbacks that wait for the rest of the turn, and only then timers.
 */
function inTwoTurns<T>(one: () => Promise<T>, two: () => Promise<T>): Promise<Promise<T>[]> {
  return new Promise((done) => {
    readFile(import.meta.filename, () => {
      const first = one()
      setImmediate(() => done([first, two()]))
    })
  })
}

const settled = () => new Promise((done) => setTimeout(done, 5))

test('those that come at once or meanwhile go together, each with its own answer', async () => {
  const { asked, ask } = doubling({ together: 3, waiting: 10 })
  const first = [1, 2].map((one) => ask(db, one))
  await settled()
  expect(asked.map((one) => one.all)).toEqual([[1, 2]])
  const meanwhile = [3, 4, 5, 7].map((one) => ask(db, one))
  await settled()
  expect(asked.map((one) => one.all)).toEqual([[1, 2]])
  asked[0]?.answer()
  await settled()
  expect(asked.map((one) => one.all)).toEqual([
    [1, 2],
    [3, 4, 5],
  ])
  asked[1]?.answer()
  await settled()
  asked[2]?.answer()
  expect(await Promise.all([...first, ...meanwhile])).toEqual([2, 4, 6, 8, 10, 14])
  const later = ask(db, 6)
  await settled()
  expect(asked.at(-1)?.all).toEqual([6])
  asked.at(-1)?.answer()
  expect(await later).toBe(12)
})

test('a fault is that of its own question, and the next is asked all the same', async () => {
  const { asked, ask } = doubling({ together: 5, waiting: 10 })
  const first = ask(db, 1)
  await settled()
  const next = ask(db, 2)
  asked[0]?.fail(new Error('gone'))
  await expect(first).rejects.toThrow('gone')
  await settled()
  asked[1]?.answer()
  expect(await next).toBe(4)
})

test('one too many is refused at once, and another database is asked by itself', async () => {
  const { asked, ask } = doubling({ together: 5, waiting: 2 })
  const first = ask(db, 1)
  await settled()
  const all = [first, ask(db, 2), ask(db, 3)]
  await expect(ask(db, 4)).rejects.toThrow(Busy)
  const elsewhere = ask({} as Database, 5)
  await settled()
  expect(asked.map((one) => one.all)).toEqual([[1], [5]])
  for (const { answer } of asked) answer()
  await settled()
  asked[2]?.answer()
  expect(await Promise.all([...all, elsewhere])).toEqual([2, 4, 6, 10])
})

test('with a pause those that come within it go together with the first', async () => {
  const { asked, ask } = doubling({ together: 3, waiting: 10, pause: 1 })
  const answers = await inTwoTurns(
    () => ask(db, 1),
    () => ask(db, 2),
  )
  while (asked.length === 0) await settled()
  expect(asked.map((one) => one.all)).toEqual([[1, 2]])
  asked[0]?.answer()
  expect(await Promise.all(answers)).toEqual([2, 4])
})
