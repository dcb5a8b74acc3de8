import type { Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { makeFamily } from '../support/family'
import { dayName } from '../support/site/day-name'
import { makeOwnFamily, makeOwnSlots } from '../support/site/own-slot'
import { siteDatabase } from '../support/site/running'
import { workingDayAhead } from '../support/site/working-day'
import { expect, test } from './support/fixtures'

/** A subdistrict without rooms, for one test alone. */
async function ownPlace(): Promise<string> {
  const db = siteDatabase()
  const [free] = await db.read.execute<{ code: string }>(sql`
    select code from subdistricts s
    where not exists (select from rooms r where r.subdistrict_code = s.code)
      and not exists (select from policies p where p.subdistrict_code = s.code)
    order by random() limit 1`)
  if (!free) throw new Error('no subdistrict without rooms is left')
  return free.code
}

const format = { day: (day: string) => dayName('zh', day) }

/** A known family that lives in a subdistrict. */
async function makeResidents(names: string[], subdistrictCode: string) {
  const { phone } = await makeOwnFamily(names)
  const db = siteDatabase()
  await db.transaction((tx) =>
    tx.execute(
      sql`update accounts set home_subdistrict_code = ${subdistrictCode} where phone = ${phone}`,
    ),
  )
  return { phone }
}

/** Books the last places of a slot for somebody else. */
async function fill(slotId: string | undefined, places: number) {
  const db = siteDatabase()
  const { account, childIds } = await makeFamily(
    db,
    Array.from({ length: places }, () => '2025-01-10'),
  )
  await db.transaction(async (tx) => {
    for (const childId of childIds) {
      await tx.execute(sql`
        insert into bookings (id, slot_id, child_id, account_id, status, starts_at, ends_at, cancel_until)
        select uuid_v7(), id, ${childId}, ${account.accountId}, 'confirmed', starts_at, ends_at, cancel_until
        from slots where id = ${slotId}`)
    }
  })
}

const found = (page: Page) => page.getByRole('region', { name: /能约的名额/ })

test('a known family goes from the front page to a confirmed booking in two touches', async ({
  page,
  signIn,
  checkAccessibility,
}) => {
  const here = await ownPlace()
  const { nameZh, day } = await makeOwnSlots(10, here)
  const { phone } = await makeResidents(['豆豆'], here)
  await signIn(phone)
  let touches = 0
  const touch = async (target: ReturnType<Page['getByRole']>) => {
    touches++
    await target.click()
  }
  await test.step('the front page shows what fits at home', async () => {
    await page.goto('/')
    await expect(found(page).getByText('给豆豆')).toBeVisible()
    await checkAccessibility()
  })
  await test.step('a time leads to its booking page, the child chosen', async () => {
    const name = new RegExp(`预约${nameZh} .*${format.day(day)}09:00–11:00`)
    await touch(found(page).getByRole('link', { name }))
    await expect(page.getByLabel('豆豆')).toBeChecked()
  })
  await test.step('and it is booked', async () => {
    await touch(page.getByRole('button', { name: '确认预约' }))
    await expect(page.getByText('约好了', { exact: true })).toBeVisible()
  })
  expect(touches).toBeLessThanOrEqual(6)
  await page.goto('/')
  const times = found(page).getByRole('link', { name: new RegExp(`预约${nameZh}`) })
  await expect(times).toHaveCount(1)
  await expect(times).toContainText('13:00')
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a visitor says where, how old, when and how long, and comes to a booking page', async ({
    page,
  }) => {
    const here = await ownPlace()
    const { nameZh, day } = await makeOwnSlots(10, here)
    await page.goto('/')
    await page.getByLabel('在哪里').selectOption(here)
    await page.getByLabel('孩子几个月').fill('20')
    await page.getByText(/^时间：/).click()
    await page.getByLabel(format.day(day)).check()
    await page.getByLabel('下午').check()
    await page.getByLabel('1 小时 30 分钟').check()
    await page.getByRole('button', { name: '查找名额' }).click()
    await expect(page).toHaveURL(
      new RegExp(`division=${here}&age=20&day=.*&part=afternoon&minutes=90`),
    )
    const times = found(page).getByRole('link', { name: new RegExp(`预约${nameZh}`) })
    await expect(times).toHaveCount(1)
    await expect(times).toContainText('13:00–14:30')
    await times.click()
    await expect(page).toHaveURL(/sign-in/)
    expect(decodeURIComponent(page.url())).toContain('from=13%3A00&to=14%3A30')
  })

  test('the map shows the rooms of the list', async ({ page }) => {
    await page.goto(`/?division=310106&day=${(await workingDayAhead()).day}&view=map`)
    const names = await found(page).getByRole('heading', { level: 3 }).allTextContents()
    const marks = await page.getByRole('figure').getByRole('link').allTextContents()
    expect(names.length).toBeGreaterThan(0)
    expect(marks.length).toBeGreaterThan(0)
    expect(marks.length).toBeLessThanOrEqual(names.length)
  })
})

test('an address typed by hand shows something useful and says what was left out', async ({
  page,
  checkAccessibility,
}) => {
  await page.goto(
    '/?division=990000&day=2026-02-31&age=-1&age=500&part=night&minutes=7&near=39.904,116.407&page=999&child=x',
  )
  const note = page.getByText('有些条件没有用上').locator('..')
  await expect(note.getByRole('listitem')).toHaveCount(7)
  await expect(note.getByText(/不在上海/)).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await checkAccessibility()
})

test.describe('where I am', () => {
  test('is asked for on a touch alone, and puts near rooms first', async ({ page, context }) => {
    await context.grantPermissions(['geolocation'])
    await context.setGeolocation({ latitude: 31.2304, longitude: 121.4737 })
    await page.goto('/')
    await page.getByRole('button', { name: '离我近的' }).click()
    await expect(page).toHaveURL(/near=31\.230%2C121\.474/)
    await expect(page.getByRole('heading', { name: /离您近的在前/ })).toBeVisible()
    await expect(
      found(page)
        .getByText(/离您[\d.]+ ?(米|公里)/)
        .first(),
    ).toBeVisible()
  })

  test('outside Shanghai leads back to choosing a place', async ({
    page,
    context,
    checkAccessibility,
  }) => {
    await context.grantPermissions(['geolocation'])
    await context.setGeolocation({ latitude: 39.904, longitude: 116.407 })
    await page.goto('/')
    await page.getByRole('button', { name: '离我近的' }).click()
    await expect(page.getByText('这个位置不在上海，已不按位置找。请选区或街镇。')).toBeVisible()
    await checkAccessibility()
  })

  test('refused is said kindly, and nothing else changes', async ({ page, context }) => {
    await context.clearPermissions()
    await page.goto('/')
    await page.getByRole('button', { name: '离我近的' }).click()
    await expect(page.getByText(/没有得到定位许可|现在定不了位/)).toBeVisible()
    await expect(page).toHaveURL(/\/$/)
  })
})

test('nothing found says why and what would, with a place to book', async ({
  page,
  checkAccessibility,
}) => {
  const here = await ownPlace()
  const { day, nameZh } = await makeOwnSlots(10, here)
  await page.goto(`/?division=${here}&age=20&day=${day}&minutes=180&part=morning`)
  await expect(page.getByText('没有正合适的名额')).toBeVisible()
  await expect(page.getByText('有的场次没有这么长。')).toBeVisible()
  await checkAccessibility()
  const shorter = page.getByRole('listitem').filter({ hasText: '短一点' })
  await expect(shorter.getByRole('link', { name: nameZh, exact: true })).toBeVisible()
  await shorter.getByRole('link', { name: '短一点' }).click()
  await expect(page).toHaveURL(/minutes=120/)
})

test('a search can be sent on without the child in it', async ({ page, signIn }) => {
  const here = await ownPlace()
  const { phone } = await makeResidents(['豆豆'], here)
  await signIn(phone)
  await page.goto('/')
  const address = await page.getByRole('link', { name: '可以转发的查找链接' }).getAttribute('href')
  expect(address).toMatch(new RegExp(`division=${here}&age=1[78]$`))
  await page.context().clearCookies()
  await page.goto(address ?? '')
  await expect(page.getByLabel('孩子几个月')).toHaveValue(/1[78]/)
})

test.describe('a full slot', () => {
  test('leads from the room’s page to what fits, and one touch books it', async ({
    page,
    signIn,
    checkAccessibility,
  }) => {
    const here = await ownPlace()
    const { code, day, slotIds } = await makeOwnSlots(1, here)
    await fill(slotIds[0], 1)
    const { phone } = await makeResidents(['豆豆'], here)
    await signIn(phone)
    await page.goto(`/rooms/${code}?day=${day}`)
    await page
      .getByRole('link', { name: /看看还能约什么/ })
      .first()
      .click()
    await expect(page.getByRole('heading', { name: '这些现在能约' })).toBeVisible()
    await checkAccessibility()
    const other = page.getByRole('listitem').filter({ hasText: '同一家，换个时间' })
    await expect(other.getByRole('heading')).toContainText('13:00')
    await other.getByRole('button', { name: /就约这个/ }).click()
    await expect(page.getByText('约好了', { exact: true })).toBeVisible()
    await expect(page.getByText(/13:00–15:00/).first()).toBeVisible()
  })

  test('is refused with ways out when it filled meanwhile, and the choice is kept', async ({
    page,
    signIn,
    checkAccessibility,
  }) => {
    const here = await ownPlace()
    const { slotIds } = await makeOwnSlots(1, here)
    const { phone } = await makeResidents(['豆豆', '米粒'], here)
    await signIn(phone)
    await page.goto(`/book/${slotIds[0]}`)
    await page.getByLabel('米粒').check()
    await fill(slotIds[0], 1)
    let look = () => {}
    const mayLook = new Promise<void>((done) => {
      look = done
    })
    await page.route(/[?&]_rsc=/, async (route) => {
      await mayLook
      await route.continue()
    })
    await page.getByRole('button', { name: '确认预约' }).click()
    await expect(page.getByRole('alert').first()).toContainText('名额刚刚约满')
    await expect(page.getByText('正在找这一刻还能约的')).toBeVisible()
    look()
    await expect(page.getByRole('heading', { name: '这些现在能约' }).first()).toBeVisible()
    await expect(page.getByText('正在找这一刻还能约的')).toBeHidden()
    await expect(page.getByLabel('米粒')).toBeChecked()
    const ways = page.getByRole('listitem').filter({ hasText: '就约这个' })
    await expect(ways.first()).toContainText('给米粒')
    await expect(ways.filter({ hasText: '豆豆' })).toHaveCount(0)
    await checkAccessibility()
    await page
      .getByRole('button', { name: /就约这个/ })
      .first()
      .click()
    await expect(page.getByText('约好了', { exact: true })).toBeVisible()
    // For the child that was chosen, and for no other.
    await expect(page.getByRole('main')).toContainText('米粒')
    await expect(page.getByRole('main')).not.toContainText('豆豆')
  })

  test('shows a visitor what fits, to look at', async ({ page, checkAccessibility }) => {
    const here = await ownPlace()
    const { slotIds } = await makeOwnSlots(1, here)
    await fill(slotIds[0], 1)
    await page.goto(`/en/instead/${slotIds[0]}?age=20`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Full: what fits instead')
    await checkAccessibility()
    await page
      .getByRole('link', { name: /Look at this/ })
      .first()
      .click()
    await expect(page).toHaveURL(/\/en\/sign-in/)
  })
})

test('what fits instead leads to the slot itself while it has a place', async ({
  page,
  signIn,
  checkAccessibility,
}) => {
  const here = await ownPlace()
  const { slotIds } = await makeOwnSlots(1, here)
  const { phone } = await makeResidents(['豆豆'], here)
  await signIn(phone)
  await page.goto(`/instead/${slotIds[0]}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('现在有名额')
  await checkAccessibility()
  await page.getByRole('link', { name: '预约这个场次' }).click()
  await page.getByRole('button', { name: '确认预约' }).click()
  await expect(page.getByText('约好了', { exact: true })).toBeVisible()
  await page.goto(`/instead/${slotIds[0]}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('约满了，还能约什么')
})

test('the front page is searched and booked from with the keyboard alone', async ({
  page,
  signIn,
}) => {
  const here = await ownPlace()
  const { nameZh } = await makeOwnSlots(10, here)
  const { phone } = await makeResidents(['豆豆'], here)
  await signIn(phone)
  await page.goto('/')
  await page.getByLabel('在哪里').focus()
  const link = found(page)
    .getByRole('link', { name: new RegExp(`预约${nameZh}`) })
    .first()
  for (let n = 0; n < 60 && !(await link.evaluate((one) => one === document.activeElement)); n++) {
    await page.keyboard.press('Tab')
  }
  await expect(link).toBeFocused()
  await page.keyboard.press('Enter')
  const confirm = page.getByRole('button', { name: '确认预约' })
  await expect(page.getByLabel('豆豆')).toBeChecked()
  await confirm.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('约好了', { exact: true })).toBeVisible()
})
