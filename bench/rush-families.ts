import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { text } from 'node:stream/consumers'

/** A form sent without JavaScript by a signed-in family, from an address of its own. */
export type Press = { path: string; cookie: string; from: string; fields: [string, string][] }
export type Rush = { address: string; connections: number; presses: Press[] }
/** `after`: milliseconds from the beginning of the rush to the whole answer. */
export type Answer = {
  status: number
  location: string | null
  milliseconds: number
  after: number
}

/**
 * A process of its own that presses for all families at once, as they come off so many connections:
 * reads a Rush from the file named and prints an Answer for each press.
 */
const rush: Rush = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'))
const agent = new Agent({ keepAlive: true, maxSockets: rush.connections })

const ready = await Promise.all(
  rush.presses.map(async (press) => {
    const form = new FormData()
    for (const [name, value] of press.fields) form.append(name, value)
    const sent = new Response(form)
    const type = sent.headers.get('content-type') ?? ''
    return { press, type, body: Buffer.from(await sent.arrayBuffer()) }
  }),
)
const began = performance.now()
const answers = await Promise.all(ready.map(send))
console.log(JSON.stringify(answers))
agent.destroy()

function send({ press, type, body }: (typeof ready)[number]): Promise<Answer> {
  return new Promise((done, fail) => {
    const from = performance.now()
    const sending = request(rush.address + press.path, {
      agent,
      method: 'POST',
      headers: {
        'Content-Type': type,
        'Content-Length': body.length,
        'Accept-Language': 'zh-CN',
        Cookie: press.cookie,
        Origin: rush.address,
        'X-Forwarded-For': press.from,
      },
    })
    sending.once('error', fail)
    sending.once('response', (answer) => {
      text(answer).then(() => {
        const { statusCode: status = 0, headers } = answer
        const now = performance.now()
        const location = headers.location ?? null
        done({ status, location, milliseconds: now - from, after: now - began })
      }, fail)
    })
    sending.end(body)
  })
}
