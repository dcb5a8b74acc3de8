import type { Page } from '@playwright/test'
import { makeOwnRoom } from '../support/site/own-room'
import { expect, test } from './support/fixtures'

test('a text says how long it is while it is typed, and what somebody else wrote is not lost', async ({
  page,
  signIn,
  context,
  checkAccessibility,
}) => {
  const own = await makeOwnRoom()
  await signIn(own.phone)
  await page.goto(`/en/manage/rooms/${own.room.code}/texts`)
  const part = (of: Page) => of.getByRole('region', { name: 'What to bring' })
  const other = await context.newPage()
  await other.goto(page.url())
  await part(page).getByLabel('Chinese').fill('水杯👶')
  await expect(part(page).getByText('3 of 2000 characters')).toBeVisible()
  await part(other).getByLabel('Chinese').fill('尿不湿')
  await part(other).getByRole('button', { name: 'Save this text' }).click()
  await expect(part(other).getByText('The text is saved.')).toBeVisible()
  await part(page).getByRole('button', { name: 'Save this text' }).click()
  await expect(part(page).getByText(/Somebody changed this text/)).toBeVisible()
  await expect(part(page).getByText('尿不湿')).toBeVisible()
  await expect(part(page).getByLabel('Chinese')).toHaveValue('水杯👶')
  await checkAccessibility()
  await part(page).getByRole('button', { name: 'Save this text' }).click()
  await expect(part(page).getByText('The text is saved.')).toBeVisible()
  await page.goto(`/en/rooms/${own.room.code}`)
  await expect(page.getByText('水杯👶')).toBeVisible()
  await expect(page.getByText('In Chinese only so far.')).toBeVisible()
})
