import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clip } from '@/app/_map/clip'
import { districtsIn } from '@/app/_map/districts'
import { gather, type Mark } from '@/app/_map/marks'
import { districtOutlines } from '@/app/_map/projection'
import {
  cityView,
  frame,
  lastLevel,
  mostZoom,
  placedIn,
  scaleBar,
  viewOf,
  viewOfDistrict,
} from '@/app/_map/view'
import divisions from '@/db/seed/data/divisions.json'
import { messages } from '@/i18n/messages'

const share = fc.double({ min: 0, max: 1, noNaN: true })
const points = fc.array(fc.record({ x: share, y: share }), { maxLength: 40 })
const shownAt = (marks: Mark[], level: number) =>
  marks.filter(({ from, to }) => from <= level && level <= to)

describe('marks of rooms near each other', () => {
  it('at every level each room is in exactly one mark shown', () => {
    fc.assert(
      fc.property(points, fc.integer({ min: 0, max: 5 }), (all, last) => {
        const marks = gather(all, last)
        for (let level = 0; level <= last; level += 1) {
          const rooms = shownAt(marks, level).flatMap((mark) => mark.rooms)
          expect(rooms.toSorted((a, b) => a - b)).toEqual(all.map((_, n) => n))
        }
      }),
    )
  })

  it('no two marks shown together overlap: each has 56 by 44 px of its own', () => {
    fc.assert(
      fc.property(points, (all) => {
        const marks = gather(all, 3)
        for (let level = 0; level <= 3; level += 1) {
          const shown = shownAt(marks, level)
          for (const [n, a] of shown.entries()) {
            for (const b of shown.slice(n + 1)) {
              const x = Math.abs(a.x - b.x) * frame.width * 2 ** level
              const y = Math.abs(a.y - b.y) * frame.height * 2 ** level
              expect(x >= 55.99 || y >= 43.99).toBe(true)
            }
          }
        }
      }),
    )
  })

  it('a group falls apart and never joins again as the map is enlarged', () => {
    fc.assert(
      fc.property(points, (all) => {
        const marks = gather(all, 4)
        for (let level = 0; level < 4; level += 1) {
          const wider = shownAt(marks, level).map(({ rooms }) => new Set(rooms))
          for (const { rooms } of shownAt(marks, level + 1)) {
            expect(wider.some((group) => rooms.every((room) => group.has(room)))).toBe(true)
          }
        }
      }),
    )
  })

  it('one room stands where it is; two at one spot stay one mark at every level', () => {
    expect(gather([{ x: 0.4, y: 0.6 }], 4)).toEqual([
      { x: 0.4, y: 0.6, rooms: [0], from: 0, to: 4 },
    ])
    const spot = { x: 0.4, y: 0.6 }
    expect(gather([spot, spot], 4)).toEqual([{ ...spot, rooms: [0, 1], from: 0, to: 4 }])
  })
})

describe('the part of the city a map shows', () => {
  const place = fc.record({
    latitude: fc.double({ min: 30.7, max: 31.85, noNaN: true }),
    longitude: fc.double({ min: 120.9, max: 121.95, noNaN: true }),
  })

  it('has every place well inside, in the frame’s ratio, never less than seven kilometres', () => {
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 20 }), (places) => {
        const view = viewOf(places)
        expect(view.width / view.height).toBeCloseTo(frame.width / frame.height)
        expect(view.width).toBeGreaterThanOrEqual(62)
        for (const { x, y } of places.map((one) => placedIn(view, one))) {
          expect(Math.min(x, y, 1 - x, 1 - y)).toBeGreaterThan(0.13)
        }
      }),
    )
  })

  it('is the whole city without places, with every district on it', () => {
    expect(viewOf([])).toEqual(cityView)
    expect(districtsIn(cityView).map(({ code }) => code)).toEqual(
      districtOutlines.map(({ code }) => code),
    )
  })

  it.each(districtOutlines.map(({ code }) => code))(
    'shows district %s whole, with its name',
    (code) => {
      const own = districtsIn(viewOfDistrict(code)).find((one) => one.code === code)
      expect(own?.label).not.toBeNull()
      expect(own?.width).toBeGreaterThan(50)
    },
  )

  it('names stand inside the frame', () => {
    fc.assert(
      fc.property(place, (one) => {
        for (const { label } of districtsIn(viewOf([one]))) {
          if (label)
            expect(Math.min(label.x, label.y, 1 - label.x, 1 - label.y)).toBeGreaterThan(0.09)
        }
      }),
      { numRuns: 30 },
    )
  })

  it('a scale is a round length that fits at both ends of its level', () => {
    for (const view of [cityView, viewOfDistrict('310101')]) {
      expect(2 ** lastLevel(view)).toBeLessThanOrEqual(mostZoom(view))
      for (let level = 0; level <= lastLevel(view); level += 1) {
        const { km, share: part } = scaleBar(view, level)
        expect(['1', '2', '5']).toContain(String(km).replace(/[0.]/g, ''))
        expect(part * 2 ** (level + 1)).toBeLessThanOrEqual(0.4)
        expect(part * 2 ** level).toBeGreaterThan(0.05)
      }
    }
  })
})

describe('cutting an outline at the frame', () => {
  const box = { left: 0, top: 0, right: 10, bottom: 10 }

  it('leaves what is inside, drops what is outside, cuts what crosses', () => {
    const inside = [
      { x: 1, y: 1 },
      { x: 9, y: 1 },
      { x: 5, y: 8 },
    ]
    expect(clip(inside, box)).toEqual(inside)
    expect(
      clip(
        inside.map(({ x, y }) => ({ x: x + 20, y })),
        box,
      ),
    ).toEqual([])
    const cut = clip(
      [
        { x: -5, y: 2 },
        { x: 5, y: 2 },
        { x: 5, y: 6 },
        { x: -5, y: 6 },
      ],
      box,
    )
    expect(cut).toHaveLength(4)
    expect(cut).toEqual(
      expect.arrayContaining([
        { x: 0, y: 2 },
        { x: 5, y: 2 },
        { x: 5, y: 6 },
        { x: 0, y: 6 },
      ]),
    )
  })

  it('never leaves a corner outside', () => {
    const coordinate = fc.double({ min: -50, max: 50, noNaN: true })
    const ring = fc.array(fc.record({ x: coordinate, y: coordinate }), {
      minLength: 3,
      maxLength: 12,
    })
    fc.assert(
      fc.property(ring, (corners) => {
        for (const { x, y } of clip(corners, box)) {
          expect(Math.min(x, y)).toBeGreaterThan(-1e-9)
          expect(Math.max(x, y)).toBeLessThan(10 + 1e-9)
        }
      }),
    )
  })
})

it('the map calls each district by the name it has, without its ending', () => {
  for (const { code, nameZh, nameEn } of divisions) {
    const key = code as keyof typeof messages.zh.map.districts
    expect(nameZh).toMatch(new RegExp(`^${messages.zh.map.districts[key]}新?区$`))
    expect(nameEn.replace("'", '’')).toMatch(
      new RegExp(`^${messages.en.map.districts[key]} (District|New Area)$`),
    )
  }
})
