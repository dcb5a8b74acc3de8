import { expect, test } from 'vitest'
import { askingPagesAgain } from '@/lib/refused-page'

const here = 'https://baobaowu.example/rooms/a?day=2026-03-16'
const rsc = { headers: { RSC: '1' } }

/** A site that answers with these statuses in turn, the last one ever after; and what was waited. */
function site(statuses: number[], headers: Record<string, string> = {}) {
  const waits: number[] = []
  let asked = 0
  const send = async () => {
    const status = statuses[Math.min(asked, statuses.length - 1)] ?? 200
    asked += 1
    return new Response('', { status, headers })
  }
  const wait = async (milliseconds: number) => {
    waits.push(milliseconds)
    if (waits.length > 100) throw new Error('for ever')
  }
  const again = askingPagesAgain(send, { here: () => here, random: () => 1, wait })
  return { again, waits, asked: () => asked }
}

test('a page that is refused for now is asked for again, later each time', async () => {
  const { again, waits } = site([429, 503, 200])
  expect((await again('/rooms/b?_rsc=x', rsc)).status).toBe(200)
  expect(waits).toEqual([1_000, 2_000])
})

test('a page to go to is given up in the end, the open one never', async () => {
  const other = site([429])
  expect((await other.again('/rooms/b?_rsc=x', rsc)).status).toBe(429)
  expect(other.waits).toHaveLength(5)
  const open = site([429], { 'Retry-After': '40' })
  await expect(open.again('/rooms/a?day=2026-03-16&_rsc=x', rsc)).rejects.toThrow('for ever')
  expect(open.waits.slice(5, 7)).toEqual([40_000, 40_000])
})

test.each([
  ['a form', { method: 'POST', headers: { 'Next-Action': 'x' } }],
  ['a page that may be wanted', { headers: { RSC: '1', 'Next-Router-Prefetch': '1' } }],
  ['anything else', {}],
])('%s is asked for once', async (_, init) => {
  const { again, asked } = site([429])
  expect((await again('/rooms/a', init)).status).toBe(429)
  expect(asked()).toBe(1)
})

test('a page that is there, is not or fails is asked for once', async () => {
  for (const status of [200, 404, 500]) {
    const { again, asked } = site([status])
    expect((await again('/rooms/a', rsc)).status).toBe(status)
    expect(asked()).toBe(1)
  }
})

test('who has gone on is not asked for any more', async () => {
  const { again, asked } = site([429])
  const signal = AbortSignal.abort(new Error('gone'))
  await expect(again('/rooms/b', { ...rsc, signal })).rejects.toThrow('gone')
  expect(asked()).toBe(1)
})
