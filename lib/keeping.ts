/**
 * A question whose answer is kept for `milliseconds`: however many callers there are, it is asked once in
 * that time, and callers who come while it is being asked wait for the same answer. A failed one is not
 * kept. In the memory of this process; for what is shown, never for what decides.
 */
export function keeping<Asked, Answer>(
  milliseconds: number,
  ask: (asked: Asked) => Promise<Answer>,
  clock: () => number = () => performance.now(),
): (asked: Asked) => Promise<Answer> {
  let kept: { answer: Promise<Answer>; until: number } | null = null
  return (asked) => {
    if (kept && clock() < kept.until) return kept.answer
    const one = { answer: ask(asked), until: clock() + milliseconds }
    kept = one
    one.answer.catch(() => {
      if (kept === one) kept = null
    })
    return one.answer
  }
}
