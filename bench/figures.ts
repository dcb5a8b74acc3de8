import { createDatabase } from '@/db/client'
import { closeFigureDays } from '@/domain/figures/close-figure-days'
import { readFigures } from '@/domain/figures/read-figures'
import { periodNamed } from '@/domain/figures/rules'
import type { Ctx } from '@/domain/shared/context'
import { dayOf } from '@/domain/shared/time'
import { bigCity, makeCity } from './big-city'
import { type OwnDatabase, onOwnDatabase } from './own-database'
import { percentile } from './statistics'
import type { Bench, Figure, Size } from './types'

const sizes = {
  full: { city: bigCity, times: 15 },
  small: { city: { rooms: 20, childrenOfRoom: 30, pastDays: 5, pastBookings: 6 }, times: 2 },
}
const periods = ['week', 'month', 'last-month', 'year'] as const

/** The figures of a city, a district, a subdistrict and a room with a year behind them, and closing its days. */
export const figures: Bench = {
  name: 'figures',
  measures: 'the figures of a year with 1,000 rooms and 3,000,000 bookings, 95 % within',
  target: { of: 'figure', at: 'most', value: 1000 },
  run: (size) => onOwnDatabase((own) => run(own, size)),
}

async function run({ url, sql }: OwnDatabase, size: Size): Promise<Figure[]> {
  const { city, times } = sizes[size]
  const made = await makeCity(sql, city)
  const db = createDatabase(url)
  const ctx: Ctx = { actor: { kind: 'system' }, now: new Date(), db }
  const began = performance.now()
  const days = await closeFigureDays(ctx)
  const perDay = (performance.now() - began) / days
  await sql`vacuum analyze`
  const all: Figure[] = [
    { what: 'closing a day', unit: 'ms', value: perDay, limit: null, target: null },
  ]
  const today = dayOf(ctx.now)
  for (const where of ['city', '310106', '310106006', `room-${made.rooms[0]?.code}`]) {
    for (const name of periods) {
      const taken: number[] = []
      for (let n = 0; n < times; n += 1) {
        const from = performance.now()
        await readFigures(ctx, { where, period: periodNamed(name, today) })
        taken.push(performance.now() - from)
      }
      all.push({
        what: `${where}, ${name}`,
        unit: 'ms',
        value: percentile(taken, 0.95),
        limit: null,
      })
    }
  }
  await db.close()
  return all
}
