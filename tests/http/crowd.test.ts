import { randomInt } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OwnSite, startOwnSite } from '../support/site/own-site'
import { makeSession } from '../support/site/session'
import { Visitor } from './support/visitor'

let site: OwnSite
beforeAll(async () => {
  site = await startOwnSite({ TRUST_PROXY: '1' })
}, 120_000)
afterAll(() => site.stop())

/** Pages asked for at once from an address, in the order in which they are answered. */
function asking(done: { name: string; status: number }[]) {
  return async (name: string, from: string, visitor = new Visitor(site.address)) => {
    const answer = await visitor.fetch('/rooms', { headers: { 'X-Forwarded-For': from } })
    const text = await answer.text()
    done.push({ name, status: answer.status })
    return { status: answer.status, headers: answer.headers, text }
  }
}

async function family(): Promise<Visitor> {
  const visitor = new Visitor(site.address)
  const { name, value } = await makeSession(`+86137${randomInt(10_000_000, 99_999_999)}`)
  visitor.addCookie(name, value)
  return visitor
}

test('400 pages asked for at once by one address keep nobody else from theirs', async () => {
  const families = await Promise.all(Array.from({ length: 10 }, family))
  const done: { name: string; status: number }[] = []
  const ask = asking(done)
  const flood = Array.from({ length: 400 }, () => ask('flood', '203.0.113.9'))
  const others = [
    ...Array.from({ length: 10 }, (_, n) => ask('visitor', `198.51.100.${n}`)),
    ...families.map((visitor) => ask('family', '203.0.113.9', visitor)),
  ]
  const answers = await Promise.all(others)
  // The flood's own have waited longer, and are still not all answered.
  expect(done.filter(({ name, status }) => name === 'flood' && status === 200).length).toBeLessThan(
    48,
  )
  expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200))
  const floods = await Promise.all(flood)
  const refused = floods.filter(({ status }) => status === 429)
  expect(floods.filter(({ status }) => status === 200).length).toBe(400 - refused.length)
  expect(refused.length).toBeGreaterThan(200)
  const [first] = refused
  expect(first?.headers.get('retry-after')).toMatch(/^\d+$/)
  expect(first?.text).toMatch(/<html lang="zh-Hans">[\s\S]*Too many pages at once/)
}, 120_000)

test('a script is told in a status, and a form how it can be sent again', async () => {
  const visitor = new Visitor(site.address)
  const ask = asking([])
  const flood = Array.from({ length: 200 }, () => ask('flood', '203.0.113.10'))
  const send = (headers: Record<string, string>) =>
    visitor.fetch('/en/sign-in', {
      method: 'POST',
      body: new URLSearchParams({ phone: '13800000001' }),
      headers: { 'X-Forwarded-For': '203.0.113.10', ...headers },
    })
  const [form, script] = await Promise.all([send({}), send({ 'Next-Action': 'x', Accept: '*/*' })])
  expect([form.status, script.status]).toEqual([429, 429])
  expect(form.headers.get('refresh')).toBeNull()
  expect(await form.text()).toMatch(/<html lang="en">[\s\S]*what you typed is still there/)
  expect(await script.text()).toBe('')
  await Promise.all(flood)
}, 120_000)
