import { afterAll, beforeAll } from 'vitest'
import { type OwnSite, startOwnSite } from '../support/site/own-site'
import { expect, test } from './support/fixtures'
import { Page } from './support/page'
import { Visitor } from './support/visitor'

const patience = { timeout: 60_000 }
let site: OwnSite
beforeAll(async () => {
  site = await startOwnSite()
}, 120_000)
afterAll(() => site?.stop())

test('while the database is away pages say so with status 503, come by themselves, and are there when it is back', async () => {
  const page = new Page(new Visitor(site.address))
  await site.cut()
  const answer = await page.goto('/en')
  expect(answer.status()).toBe(503)
  expect(page.getByRole('heading', { name: 'Many families at once, trying again' })).toBeVisible()
  // The seconds after which a browser asks for it again.
  expect(answer.headers().refresh).toMatch(/^([4-9]|1[01])$/)
  await site.mend()
  await expect.poll(async () => (await page.reload()).status(), patience).toBe(200)
  expect(page.getByLabel('Where')).toBeVisible()
})

test('a site that is stopped gives the answers it owes, and takes no more', async () => {
  const goOn = site.stall()
  const owed = fetch(site.address)
  // Time for the request to reach its first question to the database.
  await expect.poll(site.stalledQuestions, patience).toBeGreaterThan(0)
  const stopped = site.stop()
  const refuses = () =>
    fetch(`${site.address}/api/health`).then(
      () => false,
      () => true,
    )
  await expect.poll(refuses, patience).toBe(true)
  goOn()
  const answer = await owed
  expect(answer.status).toBe(200)
  expect(await answer.text()).toContain('</html>')
  await stopped
})
