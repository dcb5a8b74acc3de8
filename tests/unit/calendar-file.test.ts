import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import type { Visit } from '@/domain/feeds/types'
import { instantOf } from '@/domain/shared/time'
import { visitFeed, visitFile } from '@/lib/visit-calendar'

const around = { locale: 'zh' as const, address: 'https://baobaowu.example', now: at('08:00') }
const visit: Visit = {
  bookingId: '0198a000-0000-7000-8000-000000000001',
  uid: '0198a000-0000-7000-8000-000000000001',
  sequence: 0,
  cancelled: false,
  roomCause: null,
  startsAt: instantOf('2026-12-01', '09:00'),
  endsAt: instantOf('2026-12-01', '11:00'),
  cancelUntil: instantOf('2026-11-30', '12:00'),
  changedAt: at('07:00'),
  room: {
    nameZh: '江宁路街道宝宝屋, 一楼; “活动室”\\东',
    nameEn: null,
    address: '上海市静安区\n江宁路 1 号，近武定路；从北门进',
    contactPhone: '021-6288 0000',
    latitude: 31.2401,
    longitude: 121.4432,
  },
}
const moved = { ...visit, bookingId: '0198a000-0000-7000-8000-000000000002', sequence: 1 }
const cancelled = { ...moved, cancelled: true, sequence: 2, changedAt: at('07:30') }

function at(time: string): Date {
  return instantOf('2026-11-20', time)
}

/** What another parser than the writer makes of a file. */
function read(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file))
  const components = calendar.getAllSubcomponents('vevent')
  const events = components.map((component) => new ICAL.Event(component))
  return {
    value: (name: string) => calendar.getFirstPropertyValue(name),
    events,
    of: (name: string) => components.map((one) => one.getFirstPropertyValue(name)),
    alarms: components.flatMap((one) => one.getAllSubcomponents('valarm')),
  }
}

const first = (file: string) => {
  const { events, ...rest } = read(file)
  const [event] = events
  if (!event) throw new Error('no event')
  return { event, ...rest }
}

describe('a visit as a file', () => {
  test('that is over says nothing of what the room did later', () => {
    const later = { ...around, now: visit.endsAt }
    const { event } = first(visitFile({ ...visit, roomCause: 'room_suspended' }, later))
    expect(event.summary).toBe(`去${visit.room.nameZh}`)
  })

  test.each([
    ['slot_closed', '停开：', /停开了这一场/],
    ['room_suspended', '停开：', /暂停开放/],
    ['falls_short', '去', /照护力量不足/],
  ] as const)('says what the room has done, and no deadline: %s', (roomCause, title, words) => {
    const { event, alarms } = first(visitFile({ ...visit, roomCause }, around))
    expect(event.summary).toBe(`${title}${visit.room.nameZh}`)
    expect(event.description).toMatch(words)
    expect(event.description).not.toMatch(/可免责取消到/)
    expect(alarms).toHaveLength(title === '去' ? 1 : 0)
  })

  test('is read by another parser as it was written, with commas, semicolons and new lines', () => {
    const { event, of, value } = first(visitFile(visit, around))
    expect(event.uid).toBe(`${visit.uid}@baobaowu`)
    expect(event.summary).toBe(`去${visit.room.nameZh}`)
    expect(event.location).toBe(visit.room.address)
    expect(of('geo')).toEqual([[31.2401, 121.4432]])
    expect(of('status')).toEqual(['CONFIRMED'])
    expect(value('method')).toBe('PUBLISH')
    expect(event.description.split('\n')).toEqual([
      '带孩子按时来，门口会先做晨检。',
      '可免责取消到11月30日（周一）12:00。',
      '电话：021-6288 0000',
      `查看、改动或取消：https://baobaowu.example/bookings/${visit.bookingId}`,
    ])
    expect(of('url')).toEqual([`https://baobaowu.example/bookings/${visit.bookingId}`])
  })

  test('tells instants, not wall clocks: in UTC', () => {
    const { event, of } = first(visitFile(visit, around))
    expect(event.startDate.toJSDate()).toEqual(visit.startsAt)
    expect(event.endDate.toJSDate()).toEqual(visit.endsAt)
    const instants = ['dtstart', 'dtend', 'dtstamp', 'last-modified'].map((name) => of(name)[0])
    expect(instants.map((one) => (one as ICAL.Time).zone.tzid)).toEqual(Array(4).fill('UTC'))
    expect(visitFile(visit, around)).toContain('DTSTART:20261201T010000Z\r\n')
    expect((of('dtstamp')[0] as ICAL.Time).toJSDate()).toEqual(visit.changedAt)
  })

  test('keeps its UID when moved and when cancelled, with a higher SEQUENCE each time', () => {
    const files = [visit, moved, cancelled].map((one) => first(visitFile(one, around)))
    expect(new Set(files.map(({ event }) => event.uid)).size).toBe(1)
    expect(files.map(({ event }) => Number(event.sequence))).toEqual([0, 1, 2])
    expect(files[1]?.event.description).toContain(moved.bookingId)
  })

  test('once cancelled says so and takes itself out of the calendar, without a reminder', () => {
    const { event, of, value, alarms } = first(visitFile(cancelled, around))
    expect(value('method')).toBe('CANCEL')
    expect(of('status')).toEqual(['CANCELLED'])
    expect(event.description).toMatch(/^这次预约已经取消。\n/)
    expect(alarms).toEqual([])
  })

  test('reminds at eight in the evening before, and not when that is over', () => {
    const { event, alarms } = first(visitFile(visit, around))
    const before = alarms[0]?.getFirstPropertyValue('trigger') as ICAL.Duration
    const reminded = event.startDate.toUnixTime() + before.toSeconds()
    expect(new Date(reminded * 1000)).toEqual(instantOf('2026-11-30', '20:00'))
    expect(alarms[0]?.getFirstPropertyValue('description')).toContain('明天 09:00')
    const late = { ...around, now: instantOf('2026-11-30', '20:00') }
    expect(first(visitFile(visit, late)).alarms).toEqual([])
  })

  test('has the reminder behind all properties, as the grammar of the format wants it', () => {
    const lines = visitFile(visit, around).split('\r\n')
    expect(lines[lines.indexOf('END:VALARM') + 1]).toBe('END:VEVENT')
    expect(lines.indexOf('STATUS:CONFIRMED')).toBeLessThan(lines.indexOf('BEGIN:VALARM'))
  })

  test('speaks English where it is asked to, and leads to the English page', () => {
    const room = { ...visit.room, nameEn: 'Jiangning Road', address: null, contactPhone: null }
    const english = { ...around, locale: 'en' as const }
    const { event } = first(visitFile({ ...visit, room }, english))
    expect(event.summary).toBe('Visit to Jiangning Road')
    expect(event.location).toBe('Jiangning Road')
    expect(event.description).toContain('Free cancelling until Mon 30 Nov, 12:00.')
    expect(event.description).toContain(`/en/bookings/${visit.bookingId}`)
  })

  test('says nothing of where the room lies when that is not known', () => {
    const room = { ...visit.room, latitude: null, longitude: null }
    expect(first(visitFile({ ...visit, room }, around)).of('geo')).toEqual([null])
  })

  test('folds every line at 75 octets, never inside a character, and is unfolded to the same', () => {
    const text = fc.string({ unit: fc.constantFrom(...'宝屋路，；🧸,;:\\"\n a1'), minLength: 1 })
    fc.assert(
      fc.property(text, text, (nameZh, address) => {
        const room = { ...visit.room, nameZh: nameZh.replaceAll('\n', ''), address }
        const file = visitFile({ ...visit, room }, around)
        for (const line of file.split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
          expect(line).not.toMatch(/[\n\uFFFD]/)
        }
        const { event } = first(file)
        expect(event.summary).toBe(`去${room.nameZh}`)
        expect(event.location).toBe(address)
      }),
    )
  })
})

describe('a feed', () => {
  test('has a name, says how often to look, and keeps cancelled visits as cancelled', () => {
    const other = { ...visit, uid: '0198a000-0000-7000-8000-000000000009' }
    const { value, events, of } = read(visitFeed([cancelled, other], around))
    expect(value('method')).toBe('PUBLISH')
    expect(value('x-wr-calname')).toBe('宝宝屋预约')
    expect(String(value('refresh-interval'))).toBe('PT1H')
    expect(of('status')).toEqual(['CANCELLED', 'CONFIRMED'])
    expect(events.map(({ uid }) => uid)).toEqual([
      `${cancelled.uid}@baobaowu`,
      `${other.uid}@baobaowu`,
    ])
  })

  test('is a calendar when there is no visit, and the same each time it is asked for', () => {
    expect(read(visitFeed([], around)).events).toEqual([])
    expect(visitFeed([visit], around)).toBe(visitFeed([visit], around))
  })
})
