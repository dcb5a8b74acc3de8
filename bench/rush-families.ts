import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { takeTurn } from './statistics'

/**
 * A form that a signed-in family sends, from an address of its own; without JavaScript, or, with the number of
 * its action, as the page's script sends it.
 */
export type Press = {
  path: string
  cookie: string
  from: string
  fields: [string, string][]
  action?: string
}
/** `follow`: whether the page that an answer makes a script ask for is asked for. */
export type Rush = { address: string; connections: number; presses: Press[]; follow: boolean }
/**
 * `after`: milliseconds from the beginning of the rush to the whole answer. `again`: whether it was asked for once
 * more, as the server had closed a connection that was kept.
 */
type Told = { status: number; after: number; again: boolean }
export type Answer = Told & {
  told: 'booked' | 'full' | 'something else'
  milliseconds: number
  /** The page that a script asks for next; null if there is none. */
  page: Told | null
}

/**
 * A process of its own that presses for all families at once, over `connections` connections, and then asks
 * for the page that each answer makes a script ask for: reads a Rush from the file named and prints an Answer
 * for each press.
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
let began = performance.now()
/** What the framework's script adds to the address of such a page; it redirects a request without it. */
const mark = rush.follow && rush.presses[0] ? await markOf(rush.presses[0]) : ''
began = performance.now()
const answers: Answer[] = []
const presses = ready.map((one, n) => async () => {
  answers[n] = await send(one)
})
await takeTurn(presses, rush.connections)
console.log(JSON.stringify(answers))
agent.destroy()

async function send({ press, type, body }: (typeof ready)[number]): Promise<Answer> {
  const from = performance.now()
  const scripted: Record<string, string> = press.action
    ? { Accept: 'text/x-component', 'Next-Action': press.action }
    : { Accept: 'text/html' }
  const headers = { ...scripted, 'Content-Type': type, Origin: rush.address }
  const { said, location, ...answer } = await ask(press, press.path, headers, body)
  const milliseconds = performance.now() - from
  const to = location ?? /"to":"([^"]*)"/.exec(said)?.[1]
  const booked = to?.includes('done=') ?? false
  const full = said.includes('"reason":"slot_full"')
  const told = booked ? 'booked' : full ? 'full' : 'something else'
  return {
    ...answer,
    told,
    milliseconds,
    page: rush.follow ? await pageAfter(press, to, milliseconds) : null,
  }
}

/** As `useStateAction` and `useRefreshSoon` make a browser ask. */
async function pageAfter(press: Press, to: string | undefined, took: number): Promise<Told> {
  if (!to) await wait(200 + Math.max(1_800, 3 * took) * Math.random())
  const children = press.fields.filter(([name]) => name === 'child')
  const path = to ?? `${press.path}?${new URLSearchParams(children)}`
  const asked = path + (path.includes('?') ? '&' : '?') + mark
  const { status, after, again } = await ask(press, asked, { RSC: '1' })
  return { status, after, again }
}

async function markOf(press: Press): Promise<string> {
  const { location = '' } = await ask(press, press.path, { RSC: '1' })
  return /_rsc[^&]*/.exec(location)?.[0] ?? ''
}

function ask(
  { cookie, from }: Pick<Press, 'cookie' | 'from'>,
  path: string,
  headers: Record<string, string>,
  body?: Buffer,
  again = false,
): Promise<Told & { said: string; location: string | undefined }> {
  return new Promise((done, fail) => {
    const sending = request(rush.address + path, {
      agent,
      method: body ? 'POST' : 'GET',
      headers: {
        'Accept-Language': 'zh-CN',
        Cookie: cookie,
        'X-Forwarded-For': from,
        ...(body ? { 'Content-Length': body.length } : {}),
        ...headers,
      },
    })
    // A browser sends again what it sent while the server was closing an earlier connection.
    sending.once('error', (error) => {
      if (again || !sending.reusedSocket) fail(error)
      else ask({ cookie, from }, path, headers, body, true).then(done, fail)
    })
    sending.once('response', (answer) => {
      text(answer).then((said) => {
        const { statusCode: status = 0, headers } = answer
        done({ status, said, location: headers.location, after: performance.now() - began, again })
      }, fail)
    })
    sending.end(body)
  })
}
