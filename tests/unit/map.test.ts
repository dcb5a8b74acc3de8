import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { districtAt, districtOutlines, mapBox, project, unproject } from '@/app/_map/projection'
import { innerRooms } from '@/db/seed/city/inner-rooms'
import { outerRooms } from '@/db/seed/city/outer-rooms'
import { publishedRooms } from '@/db/seed/city/published-rooms'
import divisions from '@/db/seed/data/divisions.json'

describe('the drawing of the city', () => {
  it('has every district once, and no other', () => {
    expect(districtOutlines.map((one) => one.code)).toEqual(
      divisions.map((one) => one.code).toSorted(),
    )
  })

  it('goes from degrees to the drawing and back within a few metres', () => {
    const inBox = fc.record({
      x: fc.double({ min: 0, max: mapBox.width, noNaN: true }),
      y: fc.double({ min: 0, max: mapBox.height, noNaN: true }),
    })
    fc.assert(
      fc.property(inBox, (point) => {
        const { latitude, longitude } = unproject(point)
        const back = project(latitude, longitude)
        expect(Math.abs(back.x - point.x)).toBeLessThan(0.02)
        expect(Math.abs(back.y - point.y)).toBeLessThan(0.02)
      }),
    )
  })

  it.each([
    ['310101', 31.2304, 121.4737],
    ['310104', 31.1883, 121.4365],
    ['310106', 31.2286, 121.4482],
    ['310115', 31.2335, 121.5058],
    ['310114', 31.3747, 121.2653],
    ['310120', 30.9179, 121.474],
    ['310151', 31.6231, 121.3974],
  ])('a known place lies in its district: %s', (code, latitude, longitude) => {
    expect(districtAt(latitude, longitude)).toBe(code)
  })

  it.each([
    [39.9, 116.4],
    [31.3, 120.6],
    [0, 0],
  ])('a place outside the city lies in no district: %f, %f', (latitude, longitude) => {
    expect(districtAt(latitude, longitude)).toBeNull()
  })

  it('each label stands inside its own district', () => {
    for (const { code, label } of districtOutlines) {
      const { latitude, longitude } = unproject(label)
      expect(districtAt(latitude, longitude)).toBe(code)
    }
  })
})

describe('where the rooms of the demo stand', () => {
  it.each([...innerRooms, ...outerRooms].map(({ room }) => [room.nameZh, room] as const))(
    'an invented room stands in its own district: %s',
    (_, room) => {
      const { latitude, longitude, subdistrictCode } = room
      expect(districtAt(latitude ?? 0, longitude ?? 0)).toBe(subdistrictCode.slice(0, 6))
    },
  )

  it('a published room has no position: no report gives one', () => {
    expect(publishedRooms.map(({ room }) => room.latitude ?? null)).toEqual(
      publishedRooms.map(() => null),
    )
  })
})
