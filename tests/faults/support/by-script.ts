import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { byScript } from '@/bench/booking-form'
import type { Press } from '@/bench/rush-families'

/** The answer to the page's script: the page it leads to, why not, or which fault. */
export type Said = { status: number; to?: string; reason?: string; fault?: string }

/** The same form with other fields; several of one name if a list is given. */
export function withFields(press: Press, changed: Record<string, string | string[]>): Press {
  const kept = press.fields.filter(([name]) => !(name in changed))
  const added = Object.entries(changed).flatMap(([name, values]) =>
    [values].flat().map((value): [string, string] => [name, value]),
  )
  return { ...press, fields: [...kept, ...added] }
}

/** A press as the page's script sends it, with more headers if a test forges some. */
export async function pressScripted(
  press: Press,
  address: string,
  headers: Record<string, string> = {},
): Promise<Said> {
  const answer = await fetch(address + press.path, {
    method: 'POST',
    ...(await bodyOf(press, address, headers)),
  })
  const said = await answer.text()
  // A refusal may bring its page, which says much else.
  const [result = ''] = said.split('\n').filter((line) => /"(to|reason|fault)":"/.test(line))
  const found = (what: string) => new RegExp(`"${what}":"([^"]*)"`).exec(result)?.[1]
  const told = { to: found('to'), reason: found('reason'), fault: found('fault') }
  const there = Object.entries(told).filter(([, value]) => value !== undefined)
  return { status: answer.status, ...Object.fromEntries(there) }
}

/** Sends the whole press and is gone before it is answered, that many milliseconds later. */
export async function pressAndLeave(press: Press, address: string, after: number): Promise<void> {
  const { headers, body } = await bodyOf(press, address, {})
  await new Promise<void>((gone) => {
    const sending = request(address + press.path, {
      method: 'POST',
      headers: { ...headers, 'Content-Length': body.length },
    })
    sending.once('error', () => undefined)
    sending.once('close', gone)
    sending.once('response', (answer) => text(answer).catch(() => undefined))
    sending.end(body, () => setTimeout(() => sending.destroy(), after))
  })
}

async function bodyOf(press: Press, address: string, more: Record<string, string>) {
  const { fields, action = '', cookie, from } = byScript(press)
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  const sent = new Response(form)
  const headers: Record<string, string> = {
    Accept: 'text/x-component',
    'Accept-Language': 'zh-CN',
    'Content-Type': sent.headers.get('content-type') ?? '',
    'Next-Action': action,
    Cookie: cookie,
    Origin: address,
    'X-Forwarded-For': from,
    ...more,
  }
  return { headers, body: Buffer.from(await sent.arrayBuffer()) }
}
