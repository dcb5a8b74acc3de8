import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { requireFitPooler } from '@/db/pooler'
import { allIsWell, rushWith } from './support/rushing'
import { Stage } from './support/stage'

const skipped = inject('pooler').program === null && !process.env.CI

describe.skipIf(skipped)('behind PgBouncer in transaction mode', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await Stage.open({ pooled: true })
  }, 600_000)
  afterAll(() => stage?.close(), 60_000)

  const pooler = () => {
    if (!stage.pooler) throw new Error('there is no pooler')
    return stage.pooler
  }

  test('a rush gives each place once, and to whom it says', async () => {
    const rush = await stage.prepare(4, 60)
    await allIsWell(stage, rush, await rushWith(stage, rush, async () => {}))
  }, 600_000)

  test('kill -9 of the pooler loses and oversells nothing, and the site goes on', async () => {
    const rush = await stage.prepare(4, 60)
    const outcomes = await rushWith(stage, rush, async () => {
      await pooler().kill()
      await pooler().start()
    })
    await allIsWell(stage, rush, outcomes)
  }, 600_000)

  test('an open page hears of changed places', async () => {
    const rush = await stage.prepare(1, 1)
    const [slot] = rush.slots
    const path = `/api/places/${slot?.roomId}?from=${slot?.day}&to=${slot?.day}&stamp=${'0'.repeat(32)}`
    const heard = await fetch(stage.address(0) + path)
    const lines = heard.body?.pipeThrough(new TextDecoderStream()).getReader()
    // What was missed is sent at once; after that only a booking sends anything.
    await untilSaid(lines, 'event: changed')
    await allIsWell(stage, rush, await rushWith(stage, rush, async () => {}))
    await untilSaid(lines, `data: ${slot?.day}`)
    await lines?.cancel()
  }, 600_000)

  test('sessions that could wait for ever are refused by name', async () => {
    await requireFitPooler(pooler().url)
    await expect(requireFitPooler(pooler().bareUrl)).rejects.toThrow(
      /lack (?=.*\bjit\b)(?=.*\block_timeout\b)(?=.*statement_timeout)/,
    )
  })
})

async function untilSaid(
  lines: ReadableStreamDefaultReader<string> | undefined,
  what: string,
): Promise<void> {
  for (;;) {
    const { value, done } = (await lines?.read()) ?? { done: true }
    if (done) throw new Error('the stream ended')
    if (value?.includes(what)) return
  }
}
