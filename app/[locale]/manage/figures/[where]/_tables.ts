import type { getTranslations } from 'next-intl/server'
import type { PlaceFigures } from '@/domain/figures/read-figures'
import { freeQuarters, occupancy, sumFigures } from '@/domain/figures/rules'
import type { Figures, PlanFigures, RoomFigures } from '@/domain/figures/types'
import type { Locale } from '@/i18n/routing'
import { formats } from '@/lib/format'
import { reasonText } from './_reason'

export type Translate = Awaited<ReturnType<typeof getTranslations<'figures'>>>

export const tableKinds = ['places', 'rooms', 'hours', 'refusals', 'demand', 'plan'] as const
export type TableKind = (typeof tableKinds)[number]

type Measure = 'text' | 'count' | 'hours' | 'percent'
export type TableColumn = { key: string; label: string; measure: Measure }
/** Cells as they are counted: hours in quarter hours, per cents as 0 to 1, null if there is nothing. */
export type TableCell = string | number | null
export type TableLine = { key: string; where?: string; cells: TableCell[] }
export type FiguresTable = { title: string; columns: TableColumn[]; lines: TableLine[] }

/**
 * A table of the figures, the same for the page and for the file to keep, so that both show one
 * number. `places` are the districts of the city or the subdistricts of a district.
 */
export function tableOf(
  kind: TableKind,
  figures: PlaceFigures,
  t: Translate,
  locale: Locale,
): FiguresTable {
  switch (kind) {
    case 'places':
      return placesTable(figures, t, locale)
    case 'rooms':
      return roomsTable(figures, t, locale)
    case 'hours':
      return hoursTable(figures, t, locale)
    case 'refusals':
      return refusalsTable(figures, t)
    case 'demand':
      return demandTable(figures, t, locale)
    case 'plan':
      return planTable(figures, t, locale)
  }
}

/** Which tables a place has. */
export function tablesOf({ place }: PlaceFigures): TableKind[] {
  if (place.level === 'city' || place.level === 'district') return [...tableKinds]
  const all: TableKind[] = ['rooms', 'hours', 'refusals', 'demand']
  return place.level === 'subdistrict' ? [...all, 'plan'] : all
}

const numbers = [
  ['rooms', 'count'],
  ['openRooms', 'count'],
  ['slots', 'count'],
  ['offered', 'hours'],
  ['booked', 'hours'],
  ['used', 'hours'],
  ['free', 'hours'],
  ['occupancy', 'percent'],
  ['bookings', 'count'],
  ['attended', 'count'],
  ['missed', 'count'],
  ['cancelled', 'count'],
  ['planned', 'count'],
  ['shortfalls', 'count'],
] as const

function numberCells(one: Figures): Record<(typeof numbers)[number][0], number | null> {
  return {
    rooms: one.rooms,
    openRooms: one.openRooms,
    slots: one.slots,
    offered: one.offeredQuarters,
    booked: one.bookedQuarters,
    used: one.usedQuarters,
    free: freeQuarters(one),
    occupancy: occupancy(one),
    bookings: one.bookings,
    attended: one.attended,
    missed: one.missed,
    cancelled: one.cancelled,
    planned: one.plannedPlaces,
    shortfalls: one.shortfalls,
  }
}

const busiestFirst = (a: Figures, b: Figures) => (occupancy(b) ?? -1) - (occupancy(a) ?? -1)

function placesTable({ place, rooms, plans }: PlaceFigures, t: Translate, locale: Locale) {
  const city = place.level === 'city'
  const zh = locale === 'zh'
  const codeOf = (one: RoomFigures | PlanFigures) => (city ? one.districtCode : one.subdistrictCode)
  const nameOf = (one: RoomFigures | PlanFigures) =>
    city ? (zh ? one.districtZh : one.districtEn) : zh ? one.subdistrictZh : one.subdistrictEn
  const byPlace = groupBy(rooms, codeOf)
  const names = new Map([...plans, ...rooms].map((one) => [codeOf(one), nameOf(one)]))
  const sums = [...names]
    .map(([code, name]) => ({ code, name, sum: sumFigures(byPlace.get(code) ?? []) }))
    .toSorted((a, b) => busiestFirst(a.sum, b.sum))
  return {
    title: t('occupancy.title', { level: place.level }),
    columns: [
      text('place', t(city ? 'table.district' : 'table.subdistrict')),
      text('code', t('table.code')),
      ...numbers.map(([key, measure]) => ({ key, measure, label: t(`table.${key}`) })),
    ],
    lines: sums.map(({ code, name, sum }) => ({
      key: code,
      where: code,
      cells: [name, code, ...numbers.map(([key]) => numberCells(sum)[key])],
    })),
  }
}

function roomsTable({ rooms }: PlaceFigures, t: Translate, locale: Locale): FiguresTable {
  const zh = locale === 'zh'
  const own = numbers.filter(([key]) => key !== 'rooms' && key !== 'openRooms')
  return {
    title: t('occupancy.rooms'),
    columns: [
      text('room', t('table.room')),
      text('code', t('table.code')),
      text('district', t('table.district')),
      text('subdistrict', t('table.subdistrict')),
      ...own.map(([key, measure]) => ({ key, measure, label: t(`table.${key}`) })),
    ],
    lines: rooms.toSorted(busiestFirst).map((room) => ({
      key: room.roomId,
      where: `room-${room.code}`,
      cells: [
        zh ? room.nameZh : (room.nameEn ?? room.nameZh),
        room.code,
        zh ? room.districtZh : room.districtEn,
        zh ? room.subdistrictZh : room.subdistrictEn,
        ...own.map(([key]) => numberCells(room)[key]),
      ],
    })),
  }
}

function hoursTable({ hours }: PlaceFigures, t: Translate, locale: Locale): FiguresTable {
  const format = formats(locale)
  return {
    title: t('hours.title'),
    columns: [
      text('weekday', t('table.weekday')),
      text('hour', t('table.hour')),
      { key: 'offered', label: t('table.offered'), measure: 'hours' },
      { key: 'booked', label: t('table.booked'), measure: 'hours' },
      { key: 'occupancy', label: t('table.occupancy'), measure: 'percent' },
    ],
    lines: hours.map((one) => ({
      key: `${one.weekday} ${one.hour}`,
      cells: [
        format.weekdays([one.weekday]),
        t('hours.hour', { hour: one.hour }),
        one.offeredQuarters,
        one.bookedQuarters,
        occupancy(one),
      ],
    })),
  }
}

function refusalsTable({ reasons }: PlaceFigures, t: Translate): FiguresTable {
  return {
    title: t('refusals.title'),
    columns: [
      text('reason', t('table.reason')),
      { key: 'refusals', label: t('table.refusals'), measure: 'count' },
    ],
    lines: reasons.map(({ reason, refusals }) => ({
      key: reason,
      cells: [reasonText(t, reason), refusals],
    })),
  }
}

function demandTable({ demand }: PlaceFigures, t: Translate, locale: Locale): FiguresTable {
  return {
    title: t('demand.title'),
    columns: [
      text('home', t('table.home')),
      text('age', t('table.age')),
      { key: 'refusals', label: t('table.refusals'), measure: 'count' },
    ],
    lines: demand
      .toSorted((a, b) => b.refusals - a.refusals)
      .map((one) => ({
        key: `${one.homeCode} ${one.ageFromMonths}`,
        cells: [
          (locale === 'zh' ? one.homeZh : one.homeEn) ?? t('demand.unknownHome'),
          one.ageFromMonths === null
            ? t('demand.unknownAge')
            : t('table.ageValue', { from: one.ageFromMonths, to: one.ageFromMonths + 5 }),
          one.refusals,
        ],
      })),
  }
}

function planTable({ plans }: PlaceFigures, t: Translate, locale: Locale): FiguresTable {
  const zh = locale === 'zh'
  return {
    title: t('plan.title'),
    columns: [
      text('subdistrict', t('table.subdistrict')),
      text('code', t('table.code')),
      text('district', t('table.district')),
      { key: 'children', label: t('table.children'), measure: 'count' },
      { key: 'percent', label: t('table.percent'), measure: 'percent' },
      { key: 'target', label: t('table.target'), measure: 'count' },
      { key: 'planned', label: t('table.planned'), measure: 'count' },
      { key: 'share', label: t('table.share'), measure: 'percent' },
      text('since', t('table.since')),
      text('source', t('table.source')),
    ],
    lines: plans.map((one) => ({
      key: one.subdistrictCode,
      where: one.subdistrictCode,
      cells: [
        zh ? one.subdistrictZh : one.subdistrictEn,
        one.subdistrictCode,
        zh ? one.districtZh : one.districtEn,
        one.children,
        one.percent / 100,
        one.target,
        one.plannedPlaces,
        one.target ? one.plannedPlaces / one.target : null,
        one.childrenFrom,
        one.source,
      ],
    })),
  }
}

function text(key: string, label: string): TableColumn {
  return { key, label, measure: 'text' }
}

function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one])
  }
  return groups
}
