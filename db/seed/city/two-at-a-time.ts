/**
 * Does the work two items at a time, one for each core the demo is meant for; the answers are in
 * the order of the items. Stops at the first failure.
 */
export async function twoAtATime<Item, Answer>(
  items: Item[],
  work: (item: Item) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = []
  const waiting = [...items.entries()]
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, item] = next
      answers[index] = await work(item)
    }
  }
  await Promise.all([worker(), worker()])
  return answers
}
