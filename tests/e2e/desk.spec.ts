import { randomInt } from 'node:crypto'
import { makeOwnDesk } from '../support/site/own-desk'
import { makeOwnFamily } from '../support/site/own-slot'
import { readCode } from './support/first-steps'
import { expect, test } from './support/fixtures'
import { tabTo } from './support/keyboard'

test('a family is found and booked for, and with the keyboard alone its record opens with a reason', async ({
  page,
  signIn,
  checkAccessibility,
}) => {
  const { manager, slotPath } = await makeOwnDesk(13)
  const name = `Zoe${randomInt(1e9)}`
  const { phone } = await makeOwnFamily([name])
  await signIn(manager)
  await page.goto(`/en${slotPath}/desk`)
  await page.getByLabel('Guardian’s mobile number').fill(phone)
  await page.getByRole('button', { name: 'Find the family' }).click()
  const code = page.getByLabel(/^Code from the phone/)
  await code.waitFor()
  await code.fill(await readCode(page, phone))
  await page.getByRole('button', { name: 'Check and open' }).click()
  await page.getByRole('button', { name: 'Book for the family' }).click()
  await expect(page.getByText('Booked for the family; it gets a message.')).toBeVisible()

  await page.goto('/en/manage/families')
  await tabTo(page, page.getByLabel(/^Mobile number or child/))
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await expect(page.getByText('1 child found')).toBeVisible()
  await checkAccessibility()
  await tabTo(page, page.getByRole('link', { name: 'Z…', exact: true }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Why do you open this record?' })).toBeVisible()
  await tabTo(page, page.getByLabel('Care of the day', { exact: true }))
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await tabTo(page, page.getByLabel(/^Reason/))
  await page.keyboard.type('Asking about allergies')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/Open until \d\d:\d\d/)).toBeVisible()
})
