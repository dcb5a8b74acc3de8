import { setTimeout as wait } from 'node:timers/promises'
import type { Press } from '@/bench/rush-families'
import { retryWait } from '@/lib/retry-wait'
import booking from '@/messages/zh/booking.json'
import faults from '@/messages/zh/faults.json'

/** What a family was told: that it has a place, or why it has none. */
export type Outcome =
  | { told: 'booked'; bookingId: string }
  | { told: 'full' | 'too early' | 'something else'; words: string }

/** How long a family goes on trying; a machine that does something else as well is slow. */
const patience = 120_000

/**
 * A family that presses until it is told something, with the same form and so the same key: after a
 * lost connection, an error and a busy site alike, on whichever process of the site answers next.
 */
export async function pressUntilTold(
  press: Press,
  address: (attempt: number) => string,
): Promise<Outcome> {
  const latest = Date.now() + patience
  for (let attempt = 0; Date.now() < latest; attempt += 1) {
    const told = await pressOnce(press, address(attempt)).catch(() => null)
    if (told) return told
    await wait(100 + (retryWait(Math.min(attempt, 2), Math.random) ?? 0))
  }
  throw new Error('a family was told nothing')
}

/** One press; null if the answer says to try again. */
export async function pressOnce(press: Press, address: string): Promise<Outcome | null> {
  const form = new FormData()
  for (const [name, value] of press.fields) form.append(name, value)
  const answer = await fetch(address + press.path, {
    method: 'POST',
    body: form,
    redirect: 'manual',
    signal: AbortSignal.timeout(30_000),
    headers: {
      'Accept-Language': 'zh-CN',
      Cookie: press.cookie,
      Origin: address,
      'X-Forwarded-For': press.from,
    },
  })
  // Scripts hold every text that the page might say.
  const said = (await answer.text()).replace(/<script[\s\S]*?<\/script>/g, '')
  const led = /\/bookings\/([0-9a-f-]{36})\?done=/.exec(answer.headers.get('location') ?? '')
  if (led) return { told: 'booked', bookingId: led[1] ?? '' }
  if (answer.status !== 200 || again.some((words) => said.includes(words))) return null
  const words = said.replace(/<[^>]*>/g, ' ')
  return { told: reasonIn(words), words }
}

/** What the page says before the press: that there is a form for it, or why there is none. */
export async function pageOf(press: Press, address: string): Promise<'form' | Outcome['told']> {
  const headers = { 'Accept-Language': 'zh-CN', Cookie: press.cookie }
  const answer = await fetch(address + press.path, { headers })
  const said = (await answer.text()).replace(/<script[\s\S]*?<\/script>/g, '')
  const reason = reasonIn(said.replace(/<[^>]*>/g, ' '))
  return reason === 'something else' && said.includes('name="child"') ? 'form' : reason
}

/** What asks the family to press again: busy, or nobody knows what became of the press. */
const again = [faults.busy, faults.offline]

function reasonIn(words: string): 'full' | 'too early' | 'something else' {
  const { slot_full, slot_full_ratio, not_released } = booking.refusal
  if (words.includes(slot_full) || words.includes(slot_full_ratio)) return 'full'
  return words.includes(not_released.split('{')[0] ?? '') ? 'too early' : 'something else'
}
