/** How long an answer is shared at most (milliseconds), and how many are kept. */
export type Sharing = { life: number; most: number }

type Shared = { answer: Promise<unknown>; at: number }

/**
 * Keeps an answer for the next callers with the same key, for a moment, and lets callers at the same time
 * share one question. `forget` drops all answers, questions under way too: a caller after it gets an answer
 * that was asked for after it.
 */
export function sharedAnswers({ life, most }: Sharing) {
  const kept = new Map<string, Shared>()

  const keep = (key: string, shared: Shared) => {
    kept.delete(key)
    const [oldest] = kept.keys()
    if (kept.size >= most && oldest !== undefined) kept.delete(oldest)
    kept.set(key, shared)
  }
  return {
    share<T>(key: string, ask: () => Promise<T>): Promise<T> {
      const known = kept.get(key)
      if (known && performance.now() - known.at < life) return known.answer as Promise<T>
      const answer = ask()
      const shared = { answer, at: performance.now() }
      keep(key, shared)
      answer.catch(() => {
        if (kept.get(key) === shared) kept.delete(key)
      })
      return answer
    },
    forget(): void {
      kept.clear()
    },
  }
}
