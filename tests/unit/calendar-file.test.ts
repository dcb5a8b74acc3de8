import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { calendarFile } from '@/lib/calendar-file'

const visit = {
  bookingId: '0198a000-0000-7000-8000-000000000001',
  title: '小宝去江宁路街道宝宝屋, 一楼; “活动室”',
  place: '上海市静安区\n江宁路 1 号',
  from: new Date('2026-12-01T01:00:00Z'),
  to: new Date('2026-12-01T03:00:00Z'),
  cancelled: false,
  changedAt: new Date('2026-11-20T02:00:00Z'),
}

function read(file: string) {
  const [component] = new ICAL.Component(ICAL.parse(file)).getAllSubcomponents('vevent')
  if (!component) throw new Error('no event')
  return { event: new ICAL.Event(component), component }
}

test('another parser reads the visit as it was written', () => {
  const { event, component } = read(calendarFile(visit))
  expect(event.summary).toBe(visit.title)
  expect(event.location).toBe(visit.place)
  expect(event.startDate.toJSDate()).toEqual(visit.from)
  expect(event.endDate.toJSDate()).toEqual(visit.to)
  expect(component.getFirstPropertyValue('status')).toBe('CONFIRMED')
})

test('cancelling keeps the UID and raises the SEQUENCE', () => {
  const before = read(calendarFile(visit))
  const after = read(calendarFile({ ...visit, cancelled: true }))
  expect(after.event.uid).toBe(before.event.uid)
  expect(Number(after.event.sequence)).toBeGreaterThan(Number(before.event.sequence))
  expect(after.component.getFirstPropertyValue('status')).toBe('CANCELLED')
})
