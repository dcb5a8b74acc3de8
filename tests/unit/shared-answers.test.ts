import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { sharedAnswers } from '@/lib/shared-answers'

beforeEach(() => {
  vi.useFakeTimers()
  // The cache takes what was kept at the instant 0 as kept for ever.
  vi.advanceTimersByTime(1)
})
afterEach(() => {
  vi.useRealTimers()
})

/** A question that is answered by hand, in the order it was asked. */
function asked() {
  const answers: ((answer: string) => void)[] = []
  const ask = vi.fn(() => new Promise<string>((done) => answers.push(done)))
  return { ask, answer: (nth: number, text: string) => answers[nth]?.(text) }
}

describe('shared answers', () => {
  test('a crowd shares one question', async () => {
    const { share } = sharedAnswers({ life: 1_000, most: 1 })
    const ask = vi.fn(async () => 'told')
    const crowd = Array.from({ length: 1_000 }, () => share('a', ask))
    expect(new Set(await Promise.all(crowd))).toEqual(new Set(['told']))
    expect(ask).toHaveBeenCalledTimes(1)
  })

  test('who asks the same at once or soon after shares one question', async () => {
    const { share } = sharedAnswers({ life: 1_000, most: 10 })
    const { ask, answer } = asked()
    const both = [share('a', ask), share('a', ask)]
    answer(0, 'first')
    expect(await Promise.all(both)).toEqual(['first', 'first'])
    vi.advanceTimersByTime(999)
    expect(await share('a', ask)).toBe('first')
    expect(ask).toHaveBeenCalledTimes(1)
    vi.advanceTimersByTime(2)
    const later = share('a', ask)
    answer(1, 'second')
    expect(await later).toBe('second')
  })

  test('another question is another answer', async () => {
    const { share } = sharedAnswers({ life: 1_000, most: 10 })
    expect(await share('a', async () => 1)).toBe(1)
    expect(await share('b', async () => 2)).toBe(2)
  })

  test('what was asked before a change is not shared after it, answered or not', async () => {
    const { share, forget } = sharedAnswers({ life: 1_000, most: 10 })
    const { ask, answer } = asked()
    const before = share('a', ask)
    forget()
    const after = share('a', ask)
    answer(1, 'new')
    answer(0, 'old')
    expect(await before).toBe('old')
    expect(await after).toBe('new')
    expect(await share('a', ask)).toBe('new')
  })

  test('a failure is told to those who asked, and not kept', async () => {
    const { share } = sharedAnswers({ life: 1_000, most: 10 })
    const fail = () => Promise.reject(new Error('away'))
    await expect(share('a', fail)).rejects.toThrow('away')
    expect(await share('a', async () => 'there')).toBe('there')
  })

  test('a failure of a question asked before a change leaves the answer after it', async () => {
    const { share, forget } = sharedAnswers({ life: 1_000, most: 10 })
    let fail = (_: Error) => {}
    const before = share(
      'a',
      () =>
        new Promise<string>((_, reject) => {
          fail = reject
        }),
    )
    forget()
    const { ask, answer } = asked()
    const after = share('a', ask)
    answer(0, 'new')
    fail(new Error('away'))
    await expect(before).rejects.toThrow('away')
    await after
    expect(await share('a', async () => 'third')).toBe('new')
  })

  test('no more are kept than agreed, the oldest go first', async () => {
    const { share } = sharedAnswers({ life: 1_000, most: 2 })
    const { ask } = asked()
    for (const key of ['a', 'b', 'c']) void share(key, ask)
    void share('b', ask)
    expect(ask).toHaveBeenCalledTimes(3)
    void share('a', ask)
    expect(ask).toHaveBeenCalledTimes(4)
  })
})
