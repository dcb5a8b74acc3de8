import { LRUCache } from 'lru-cache'

/** How long an answer is shared at most (milliseconds), and how many are kept. */
export type Sharing = { life: number; most: number }

/**
 * Keeps an answer for the next callers with the same key, for a moment, and lets callers at the same time
 * share one question. A question that fails is not kept. `forget` drops all answers, questions under way
 * too: a caller after it gets an answer that was asked for after it. In the memory of this process; for
 * what is shown, never for what decides.
 */
export function sharedAnswers<Key extends object | string>({ life, most }: Sharing) {
  // By the clock there is now: the library would keep the one from before a test set it.
  const kept = new LRUCache<Key, Promise<unknown>>({ max: most, ttl: life, perf: performance })
  return {
    share<T>(key: Key, ask: () => Promise<T>): Promise<T> {
      const known = kept.get(key)
      if (known) return known as Promise<T>
      const answer = ask()
      kept.set(key, answer)
      answer.catch(() => {
        if (kept.peek(key) === answer) kept.delete(key)
      })
      return answer
    },
    forget(): void {
      kept.clear()
    },
  }
}
