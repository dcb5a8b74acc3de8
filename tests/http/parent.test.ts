import { randomInt } from 'node:crypto'
import ICAL from 'ical.js'
import { monthsAgo } from '../support/site/birth-date'
import { dayName } from '../support/site/day-name'
import { newName } from '../support/site/new-name'
import { makeSlotsAlone } from '../support/site/own-slot'
import { readCode } from './support/first-steps'
import { expect, test } from './support/fixtures'
import type { Page } from './support/page'

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
    agree: '同意，继续',
    childName: '姓名',
    birthDate: '出生日期',
    mother: '妈妈',
    add: '添加',
    free: '用 1 次免费额度 · 用后今年还剩 11 次',
    confirm: '确认预约',
    done: '约好了',
    calendar: '加到日历（.ics）',
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
    agree: 'I agree, go on',
    childName: 'Name',
    birthDate: 'Birth date',
    mother: 'Mother',
    add: 'Add',
    free: 'Uses 1 free visit · 11 left this year after it',
    confirm: 'Confirm booking',
    done: 'Booked',
    calendar: 'Add to calendar (.ics)',
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

for (const language of ['zh', 'en'] as const) {
  const t = texts[language]
  const child = newName()

  test(`a parent goes from the front page to a cancelled booking, ${language}`, async ({
    page,
  }) => {
    const { here, nameZh, code, day } = await makeSlotsAlone()
    const main = page.getByRole('main')
    const press = (name: string) => main.getByRole('button', { name, exact: true }).click()

    await page.goto(t.path)
    await main.getByLabel(t.where).selectOption(here)
    await main.getByText(t.when).click()
    await main.getByLabel(dayName(language, day)).check()
    await press(t.show)
    expect(page).toHaveURL(new RegExp(`division=${here}`))
    await main.getByRole('link', { name: nameZh, exact: true }).click()
    expect(page).toHaveURL(new RegExp(`/rooms/${code}`))
    await main.getByRole('link', { name: t.book }).first().click()

    const phone = `138${randomInt(10_000_000, 99_999_999)}`
    await main.getByLabel(t.phone).fill(phone)
    await press(t.send)
    expect(main.getByLabel(t.code)).toBeVisible()
    await main.getByLabel(t.code).fill(await readCode(page, phone))
    await press(t.enter)
    await main.getByLabel(t.name).fill('王芳')
    await press(t.save)
    await press(t.agree)
    await main.getByLabel(t.childName, { exact: true }).fill(child)
    await main.getByLabel(t.birthDate).fill(monthsAgo(18))
    await main.getByLabel(t.mother).check()
    await press(t.add)

    expect(main.getByText(t.free)).toBeVisible()
    expect(main.getByLabel(child)).toBeChecked()
    await press(t.confirm)
    expect(main.getByRole('status').getByText(t.done, { exact: true })).toBeVisible()
    const file = main.getByRole('link', { name: t.calendar }).getAttribute('href')
    const event = await readEvent(page, file ?? '')
    expect(event.summary).toContain(nameZh)
    // Calendars are shared and copied: they never name the child.
    expect(event.summary).not.toContain(child)
    expect(event.startDate.toJSDate().toISOString()).toBe(`${day}T01:00:00.000Z`)

    await main.getByRole('link', { name: t.my }).click()
    expect(main.getByText(t.left)).toBeVisible()
    await main.getByRole('listitem').filter({ hasText: nameZh }).getByRole('link').click()
    await main.getByText(t.cancel, { exact: true }).click()
    await press(t.cancelNow)
    expect(main.getByText(t.chooseReason).first()).toBeVisible()
    await main.getByLabel(t.reason).check()
    await press(t.cancelNow)
    expect(main.getByText(t.returned)).toBeVisible()
    await main.getByRole('link', { name: t.my }).click()
    expect(main.getByText(t.all)).toBeVisible()
  })
}

async function readEvent(page: Page, address: string) {
  const answer = await page.visitor.ask(address)
  expect(answer.headers()['content-type']).toContain('text/calendar')
  const root = new ICAL.Component(ICAL.parse(answer.text()))
  const component = root.getFirstSubcomponent('vevent')
  if (!component) throw new Error('no event in the calendar file')
  return new ICAL.Event(component)
}
