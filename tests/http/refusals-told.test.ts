import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { refusalKinds } from '@/server/refusals-told'
import { type OwnSite, startOwnSite } from '../support/site/own-site'

let site: OwnSite
beforeAll(async () => {
  site = await startOwnSite()
})
afterAll(() => site?.stop())

/** A word that only what is sent holds. */
const own = 'words-of-the-visitor'
const boundary = 'x'
const multipart = { 'Content-Type': `multipart/form-data; boundary=${boundary}` }
const part = (name: string, value: string) =>
  `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
const form = (...parts: [string, string][]) =>
  `${parts.map(([name, value]) => part(name, value)).join('')}--${boundary}--`

async function post(headers: Record<string, string>, body: string, path = '/sign-in') {
  const answer = await fetch(site.address + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: site.address, Accept: 'text/html', ...headers },
    body,
  })
  await answer.text()
  return answer.status
}

/** The number of an action that the page's first form leads to. */
async function actionNumber(): Promise<string> {
  const page = await (await fetch(`${site.address}/sign-in`)).text()
  return /&quot;id&quot;:&quot;([0-9a-f]+)&quot;/.exec(page)?.[1] ?? ''
}

/** Begins to send a form, and is gone before its end. */
async function goAway(): Promise<void> {
  const { host, port } = new URL(site.address)
  const socket = connect(Number(port), '127.0.0.1')
  const head = `POST /sign-in HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${site.address}\r\n`
  const type = `Content-Type: ${multipart['Content-Type']}\r\nContent-Length: 100000\r\n\r\n`
  socket.on('error', () => undefined)
  await new Promise((sent) => socket.write(head + type + part('a', own), sent))
  await wait(300)
  socket.destroy()
}

test('whatever is sent, and however often, the log has one line for each kind and no word of it', async () => {
  const action = await actionNumber()
  expect(action).toMatch(/^[0-9a-f]{40,}$/)
  const script = { 'Next-Action': action, 'Content-Type': 'text/plain' }
  const sent: [Record<string, string>, string][] = [
    [{ ...script, 'Next-Action': `7f${'0'.repeat(40)}` }, '[]'],
    [{ ...script, 'Next-Action': own }, '[]'],
    [{ ...script, 'Next-Action': `a%0A${own}` }, '[]'],
    [multipart, form([`$ACTION_ID_7f${'0'.repeat(40)}`, own])],
    [multipart, form(['$ACTION_REF_1', own], ['$ACTION_1:0', '{{'])],
    [multipart, form(['$ACTION_REF_1', ''])],
    [multipart, own],
    [{ 'Content-Type': 'multipart/form-data' }, own],
    [{ ...script }, `["$F1",{${own}`],
    [{ ...script }, ''],
    [{ ...script }, '7'],
    [{ ...script }, `["$n${own}"]`],
    [{ ...script }, '['.repeat(5_000) + ']'.repeat(5_000)],
    [{ ...script, ...multipart }, own],
    [{ ...script, ...multipart }, form(['0', '["$1","$F2"]'])],
    [{ ...script, ...multipart }, form(['0', '["$B1"]'])],
    [multipart, form(['$ACTION_REF_1', ''], ['$ACTION_1:0', `{"id":"${action}","bound":"$@1"}`])],
  ]
  for (let times = 0; times < 3; times += 1) {
    for (const [headers, body] of sent) {
      expect(await post(headers, body), body.slice(0, 80)).toBeGreaterThanOrEqual(400)
    }
    await goAway()
    // The second is what a browser never sends: the framework compares for itself.
    for (const site of ['cross-site', 'same-origin']) {
      const foreign = { Origin: `https://${own}.example`, 'Sec-Fetch-Site': site }
      await post({ ...script, ...foreign }, '[]')
    }
  }
  const asked = ['/_next/image?url=%2Ficon.svg&w=64&q=75', `/api/auth/error?error=%0a${own}`]
  for (const path of asked) expect((await fetch(site.address + path)).status).toBe(404)
  expect(await post({}, '', '/api/auth/signout')).toBe(404)
  const { unknown_action, unreadable, cut_off } = refusalKinds
  const lines = [unknown_action, unreadable, cut_off].map(
    (kind) => `A request was refused: ${kind}.`,
  )
  const logged = () => site.logged().trim().split('\n').toSorted()
  await expect.poll(logged, { timeout: 30_000 }).toEqual(lines.toSorted())
})

test('a fault is told of in full', async () => {
  const before = site.logged().length
  await site.cut()
  try {
    expect((await fetch(site.address)).status).toBeGreaterThanOrEqual(500)
    await expect.poll(() => site.logged().slice(before)).toMatch(/Busy: .*CONN[\s\S]*\n\s+at /)
  } finally {
    await site.mend()
  }
})
