/**
 * A question whose answer is kept for so many milliseconds: however many ask, it is asked once in
 * that time, and who comes while it is being asked waits for the same answer. One that fails is not
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
