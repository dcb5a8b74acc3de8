import { JSDOM } from 'jsdom'
import { afterEach, expect, test, vi } from 'vitest'
import { fillTypedForm, keepTypedForm, takeTypedForm } from '@/lib/typed-again'

afterEach(() => vi.unstubAllGlobals())

/** A page with this body, and what its forms would send; jsdom leaves the event out. */
function pageOf(body: string) {
  const { window } = new JSDOM(`<main>${body}</main>`)
  const { document } = window
  vi.stubGlobal('Event', window.Event)
  const sent = (n = 0) => {
    const form = document.forms[n]
    if (!form) return []
    const formData = new window.FormData(form)
    form.dispatchEvent(Object.assign(new window.Event('formdata'), { formData }))
    return [...formData].map(([name, value]) => `${name}=${value}`)
  }
  return { document, sent }
}

test('every kind of field gets back what was typed, and the key and what was seen are sent as before', () => {
  const { document, sent } = pageOf(`
    <form method="post">
      <input type="hidden" name="$ACTION_ID_new" value="">
      <input type="hidden" name="key" value="second"><input type="hidden" name="day" value="2">
      <input type="hidden" name="was.name" value="now">
      <input name="name" value="before"><textarea name="notes"></textarea>
      <select name="home"><option value=""><option value="a">A</select>
      <input type="radio" name="language" value="zh" checked><input type="radio" name="language" value="en">
      <input type="checkbox" name="child" value="1" checked><input type="checkbox" name="child" value="2">
      <details><input name="from"><input name="from"></details>
      <input type="password" name="password">
    </form>`)
  const typed = {
    ...{
      key: ['first'],
      day: ['1'],
      'was.name': ['then'],
      name: ['小满'],
      notes: ['花生'],
      home: ['a'],
      language: ['en'],
    },
    ...{ child: ['2'], from: ['09:00', '10:00'], gone: ['x'] },
  }
  expect(fillTypedForm(document, typed)).toBe(document.forms[0])
  expect(sent().toSorted()).toEqual(
    [
      ...['$ACTION_ID_new=', 'key=first', 'day=2', 'was.name=then', 'name=小满', 'notes=花生'],
      ...['home=a', 'language=en', 'child=2', 'from=09:00', 'from=10:00', 'password='],
    ].toSorted(),
  )
  expect(document.querySelector('details')?.open).toBe(true)
})

test('of forms that look alike the one about the same thing is filled', () => {
  const form = (id: string) => `<form method="post">
    <input type="hidden" name="child" value="${id}"><input name="phone"></form>`
  const { document, sent } = pageOf(form('1') + form('2'))
  expect(fillTypedForm(document, { child: ['2'], phone: ['138'] })).toBe(document.forms[1])
  expect([sent(0), sent(1)]).toEqual([
    ['child=1', 'phone='],
    ['child=2', 'phone=138'],
  ])
})

test('a form that has less than half of the fields is another one', () => {
  const { document, sent } = pageOf('<form method="post"><input name="a"></form>')
  expect(fillTypedForm(document, { a: ['1'], b: ['2'], c: ['3'] })).toBeNull()
  expect(fillTypedForm(document, {})).toBeNull()
  expect(sent()).toEqual(['a='])
})

test('what was kept waits for its page for a quarter of an hour, and is taken once', () => {
  const { window } = new JSDOM('', { url: 'https://baobaowu.example/my/profile' })
  const { location, sessionStorage } = window
  vi.stubGlobal('location', location)
  vi.stubGlobal('sessionStorage', sessionStorage)
  const goTo = (path: string) => window.history.pushState(null, '', path)
  const typed = { name: ['小满'] }
  expect(keepTypedForm(typed)).toBe(true)
  goTo('/sign-in')
  expect(takeTypedForm()).toBeNull()
  goTo('/my/profile')
  expect(takeTypedForm()).toEqual(typed)
  expect(takeTypedForm()).toBeNull()
  keepTypedForm(typed)
  vi.setSystemTime(Date.now() + 16 * 60_000)
  expect(takeTypedForm()).toBeNull()
  vi.useRealTimers()
})
