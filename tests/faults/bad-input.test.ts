import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Press } from '@/bench/rush-families'
import { addDays } from '@/domain/shared/time'
import { pressAndLeave, pressScripted, type Said, withFields } from './support/by-script'
import { pressUntilTold } from './support/families'
import { releaseAt } from './support/release'
import { allIsWell } from './support/rushing'
import { type Rush, Stage } from './support/stage'

let stage: Stage
beforeAll(async () => {
  stage = await Stage.open()
}, 600_000)
afterAll(() => stage.close(), 60_000)

const at = () => stage.address(0)
const booked = { status: 200, to: expect.stringMatching(/^\/bookings\/[0-9a-f-]{36}\?done=new$/) }

/** `count` families, each about to press for the slot of one of the `rooms` rooms, in turn. */
async function families(rooms: number, count: number) {
  const rush = await stage.prepare(rooms, count)
  const [first, second] = rush.presses
  if (!first || !second) throw new Error('nobody presses')
  return { rush, first, second }
}

function bookingsIn({ slots }: Rush): Promise<number> {
  return stage.ask(async (sql) => {
    const [row] = await sql`
      select count(*)::int as count from bookings where slot_id = any (${slots.map(({ id }) => id)})`
    return row?.count
  })
}

describe('a key that is sent again', () => {
  test('with another wish is refused, with the same one leads to the same booking', async () => {
    const { rush, first } = await families(2, 2)
    const told = await pressScripted(first, at())
    expect(told).toMatchObject(booked)
    const slotId = rush.slots[1]?.id ?? ''
    const other = withFields({ ...first, path: `/book/${slotId}` }, { slotId })
    expect(await pressScripted(other, stage.address(1))).toMatchObject({ reason: 'key_reused' })
    const again = await pressScripted(first, stage.address(1))
    expect(again.to).toBe(told.to?.replace('done=new', 'done=again'))
    expect(await bookingsIn(rush)).toBe(1)
  }, 600_000)

  test('by another family is a key of its own', async () => {
    const { rush, first, second } = await families(1, 2)
    const [, key = ''] = first.fields.find(([name]) => name === 'key') ?? []
    const told = await Promise.all([
      pressScripted(first, at()),
      pressScripted(withFields(second, { key }), stage.address(1)),
    ])
    expect(told).toEqual([booked, booked])
    expect(told[0]?.to).not.toBe(told[1]?.to)
    expect(await bookingsIn(rush)).toBe(2)
  }, 600_000)
})

describe('forged times', () => {
  test('open no slot before its time', async () => {
    const { rush, first } = await families(1, 2)
    await releaseAt(stage, first, 1)
    const later = new Date(Date.now() + 7_200_000)
    const fields = ['now', 'at', 'releasedAt', 'createdAt', 'baobaowu.now']
    const forged = withFields(
      first,
      Object.fromEntries(fields.map((f) => [f, later.toISOString()])),
    )
    const headers = { Date: later.toUTCString(), 'X-Now': later.toISOString() }
    expect(await pressScripted(forged, at(), headers)).toMatchObject({ reason: 'not_released' })
    expect(await bookingsIn(rush)).toBe(0)
  }, 600_000)

  test.each([
    ['the day before', { day: -1, from: '09:00', to: '11:00' }, 'bad_span'],
    ['a year later', { day: 365, from: '09:00', to: '11:00' }, 'bad_span'],
    ['longer than the slot', { day: 0, from: '08:00', to: '13:00' }, 'bad_span'],
    ['backwards', { day: 0, from: '11:00', to: '09:00' }, 'bad_span'],
  ])(
    'that ask for a stretch %s book nothing',
    async (_, { day, from, to }, reason) => {
      const { rush, first } = await families(1, 2)
      const asked = { day: addDays(rush.slots[0]?.day ?? '', day), from, to }
      expect(await pressScripted(withFields(first, asked), at())).toMatchObject({ reason })
      expect(await bookingsIn(rush)).toBe(0)
    },
    600_000,
  )
})

test('a thousand presses from one account book once, are answered, and keep nobody else waiting', async () => {
  const { rush, first, second } = await families(1, 2)
  const told: Said[] = []
  // From an address of its own, which has a limit as well.
  const eager = { ...first, from: '10.255.0.1' }
  const presses = Array.from({ length: 1000 }, () => withFields(eager, { key: v7() }))
  const pressing = Array.from({ length: 50 }, async () => {
    for (let one = presses.pop(); one; one = presses.pop())
      told.push(await pressScripted(one, stage.address(told.length)))
  })
  await expect.poll(() => told.length).toBeGreaterThan(100)
  expect(await pressScripted(second, at())).toMatchObject(booked)
  await Promise.all(pressing)
  expect(told).toHaveLength(1000)
  // Of fifty at once, those beyond what one session may have here are told so before anything is done.
  expect(told.filter(({ status }) => ![200, 429].includes(status))).toEqual([])
  expect(told.filter(({ to }) => to)).toEqual([booked])
  // Only as many are looked at as the limit of an account lets pass in a minute.
  const tooMany = told.filter(({ status, fault }) => status === 429 || fault === 'too_many')
  expect(tooMany.length).toBeGreaterThanOrEqual(600)
  const answered = told.filter(({ status }) => status === 200)
  expect(answered.filter(({ to, reason, fault }) => !to && !reason && !fault)).toEqual([])
  expect(await bookingsIn(rush)).toBe(2)
}, 600_000)

describe('bodies that are too large', () => {
  test('are refused, said or not, and the site goes on', async () => {
    const { first, second } = await families(1, 2)
    const large = await fetch(at() + first.path, {
      method: 'POST',
      headers: { Cookie: first.cookie, Origin: at() },
      body: new Uint8Array(25 * 2 ** 20),
    })
    expect(large.status).toBe(413)
    const unsaid = begin(first, 'Transfer-Encoding: chunked\r\n\r\n1900000\r\n')
    unsaid.write(Buffer.alloc(25 * 2 ** 20))
    unsaid.write('\r\n0\r\n\r\n')
    const [answer] = await once(unsaid, 'data')
    expect(String(answer)).toMatch(/^HTTP\/1\.1 413 /)
    unsaid.destroy()
    const tooLong = withFields(first, { key: 'x'.repeat(2 ** 20) })
    expect(await pressScripted(tooLong, at())).toMatchObject({ status: 413 })
    const long = withFields(first, { key: 'x'.repeat(2 ** 17) })
    expect(await pressScripted(long, at())).toMatchObject({ status: 200 })
    const many = withFields(first, { child: Array.from({ length: 1_000 }, () => v7()) })
    expect(await pressScripted(many, at())).toMatchObject({ status: 200 })
    expect(await pressScripted(second, at())).toMatchObject(booked)
  }, 600_000)
})

/** A connection on which a press has begun and has sent its body no further than `rest`. */
function begin({ path, cookie }: Press, rest: string): Socket {
  const { hostname, port } = new URL(at())
  const socket = connect(Number(port), hostname)
  socket.on('error', () => undefined)
  const head = `POST ${path} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nOrigin: ${at()}\r\n`
  socket.write(
    `${head}Cookie: ${cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\n${rest}`,
  )
  return socket
}

test('slow clients hold nobody up', async () => {
  const { rush, second } = await families(1, 2)
  const half = 'Content-Length: 7\r\n\r\nkey='
  const slow = rush.presses.flatMap((press) =>
    Array.from({ length: 100 }, () => begin(press, half)),
  )
  try {
    expect(await pressScripted(second, at())).toMatchObject(booked)
    expect(slow.every(({ destroyed }) => !destroyed)).toBe(true)
  } finally {
    for (const socket of slow) socket.end('abc')
  }
}, 600_000)

test('clients that leave before they are answered find one booking when they come back', async () => {
  const rush = await stage.prepare(4, 40)
  await Promise.all(
    rush.presses.map((press, n) => pressAndLeave(press, stage.address(n), (n % 20) * 5)),
  )
  const outcomes = await Promise.all(
    rush.presses.map((press, n) => pressUntilTold(press, (tries) => stage.address(n + tries))),
  )
  expect(outcomes.map(({ told }) => told)).toEqual(rush.presses.map(() => 'booked'))
  await allIsWell(stage, rush, outcomes)
}, 600_000)
