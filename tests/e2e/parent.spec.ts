import { randomInt } from 'node:crypto'
import { monthsAgo } from '../support/site/birth-date'
import { dayName } from '../support/site/day-name'
import { newName } from '../support/site/new-name'
import { makeSlotsAlone } from '../support/site/own-slot'
import { readCode } from './support/first-steps'
import { expect, test } from './support/fixtures'
import { sideways } from './support/measures'

const texts = {
  zh: {
    path: '/',
    show: '查找名额',
    when: /^时间：/,
    where: '在哪里',
    book: /^预约/,
    phone: '手机号',
    send: '发送验证码',
    code: '六位验证码',
    enter: '登录',
    name: '姓名或称呼',
    save: '保存，下一步',
    refuse: '不同意',
    refused: '表示不同意',
    agree: '同意，继续',
    childName: '姓名',
    birthDate: '出生日期',
    mother: '妈妈',
    add: '添加',
    free: '用 1 次免费额度 · 用后今年还剩 11 次',
    confirm: '确认预约',
    done: '约好了',
    my: '回到我的预约',
    left: '还剩 11 次，共 12 次',
    all: '还剩 12 次，共 12 次',
    cancel: '取消预约',
    reason: '计划有变',
    cancelNow: '取消这次预约',
    returned: '免费额度已退回。',
    chooseReason: '请选一个原因。',
  },
  en: {
    path: '/en',
    show: 'Find places',
    when: /^When:/,
    where: 'Where',
    book: /^Book/,
    phone: 'Mobile number',
    send: 'Send me a code',
    code: 'Six-digit code',
    enter: 'Sign in',
    name: 'Name, or what we may call you',
    save: 'Save and go on',
    refuse: 'I do not agree',
    refused: 'You did not agree',
    agree: 'I agree, go on',
    childName: 'Name',
    birthDate: 'Birth date',
    mother: 'Mother',
    add: 'Add',
    free: 'Uses 1 free visit · 11 left this year after it',
    confirm: 'Confirm booking',
    done: 'Booked',
    my: 'Back to my bookings',
    left: '11 of 12 left',
    all: '12 of 12 left',
    cancel: 'Cancel the booking',
    reason: 'Plans changed',
    cancelNow: 'Cancel this booking',
    returned: 'The free visit came back.',
    chooseReason: 'Please choose a reason.',
  },
}

test(
  'a new parent signs up on the way, books, and cancels, though each form is refused first',
  {
    tag: '@both',
  },
  async ({ page, checkAccessibility }, { project }) => {
    test.slow()
    // Each language at one width: Chinese on the phone, English on the desk.
    const language = project.name === 'phone' ? 'zh' : 'en'
    const t = texts[language]
    const child = newName()
    const { here, nameZh, code, day } = await makeSlotsAlone()
    const main = page.getByRole('main')
    const press = (name: string) => main.getByRole('button', { name, exact: true }).click()
    const fits = async () => {
      await page.waitForLoadState()
      expect(await sideways(page)).toEqual({ by: 0, out: [] })
    }
    /** For pages that are not among the looks. */
    const isForEverybody = async () => {
      await fits()
      await checkAccessibility()
    }

    await test.step('a place is found', async () => {
      await page.goto(t.path)
      await main.getByLabel(t.where).selectOption(here)
      await main.getByText(t.when).click()
      await main.getByLabel(dayName(language, day)).check()
      await press(t.show)
      await expect(page).toHaveURL(new RegExp(`division=${here}`))
      await fits()
      await main.getByRole('link', { name: nameZh, exact: true }).click()
      await expect(page).toHaveURL(new RegExp(`/rooms/${code}`))
      await fits()
      await main.getByRole('link', { name: t.book }).first().click()
    })

    await test.step('a wrong number is kept, a right one is sent a code', async () => {
      const phone = `138${randomInt(10_000_000, 99_999_999)}`
      await main.getByLabel(t.phone).fill('123')
      await press(t.send)
      await expect(main.getByLabel(t.phone)).toHaveAttribute('aria-invalid', 'true')
      await expect(main.getByLabel(t.phone)).toHaveValue('123')
      await main.getByLabel(t.phone).fill(phone)
      await press(t.send)
      await expect(main.getByLabel(t.code)).toBeVisible()
      await isForEverybody()
      await main.getByLabel(t.code).fill(await readCode(page, phone))
      await press(t.enter)
    })

    await test.step('a name too long is kept', async () => {
      await main.getByLabel(t.name).fill('好'.repeat(200))
      await press(t.save)
      await expect(main.getByLabel(t.name)).toHaveAttribute('aria-invalid', 'true')
      await expect(main.getByLabel(t.name)).toHaveValue('好'.repeat(200))
      await isForEverybody()
      await main.getByLabel(t.name).fill('王芳 👩')
      await press(t.save)
    })

    await test.step('a no to the rule can become a yes', async () => {
      await expect(page).toHaveURL(/\/my\/consent\?/)
      await isForEverybody()
      await press(t.refuse)
      await expect(main.getByText(t.refused)).toBeVisible()
      await press(t.agree)
    })

    await test.step('a child not born yet is kept as typed', async () => {
      await main.getByLabel(t.childName, { exact: true }).fill(child)
      await main.getByLabel(t.birthDate).fill('2199-01-01')
      await main.getByLabel(t.mother).check()
      await press(t.add)
      await expect(main.getByLabel(t.birthDate)).toHaveAttribute('aria-invalid', 'true')
      await expect(main.getByLabel(t.childName, { exact: true })).toHaveValue(child)
      await expect(main.getByLabel(t.mother)).toBeChecked()
      await main.getByLabel(t.birthDate).fill(monthsAgo(18))
      await press(t.add)
    })

    await test.step('the place is booked', async () => {
      await expect(main.getByText(t.free)).toBeVisible()
      await fits()
      await expect(main.getByLabel(child)).toBeChecked()
      await press(t.confirm)
      await expect(main.getByRole('status').getByText(t.done, { exact: true })).toBeVisible()
      await fits()
      await main.getByRole('link', { name: t.my }).click()
      await expect(main.getByText(t.left)).toBeVisible()
      await fits()
    })

    await test.step('and given back, with a reason', async () => {
      await main.getByRole('listitem').filter({ hasText: nameZh }).getByRole('link').click()
      await main.getByText(t.cancel, { exact: true }).click()
      await press(t.cancelNow)
      await expect(main.getByText(t.chooseReason).first()).toBeVisible()
      await isForEverybody()
      await main.getByLabel(t.reason).check()
      await press(t.cancelNow)
      await expect(main.getByText(t.returned)).toBeVisible()
      await isForEverybody()
      await main.getByRole('link', { name: t.my }).click()
      await expect(main.getByText(t.all)).toBeVisible()
    })
  },
)
