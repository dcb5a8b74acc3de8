import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { convert, type Place } from '@/app/_map/coordinates'
import { mapApps, mapLinks } from '@/app/_map/links'
import { inShanghai } from '@/app/_map/projection'

const at = (latitude: number, longitude: number): Place => ({ latitude, longitude })

/** Metres between two places near Shanghai. */
function metres(a: Place, b: Place): number {
  const degree = 111_320
  const east = (a.longitude - b.longitude) * degree * Math.cos((a.latitude * Math.PI) / 180)
  return Math.hypot(east, (a.latitude - b.latitude) * degree)
}

describe('coordinates between the systems', () => {
  // Pairs published with the tests of eviltransform, another implementation of the same shift.
  it.each([
    ['Shanghai', at(31.1774276, 121.5272106), at(31.17530398364597, 121.531541859215)],
    ['Shenzhen', at(22.543847, 113.912316), at(22.540796131694766, 113.9171764808363)],
    ['Beijing', at(39.911954, 116.377817), at(39.91334545536069, 116.38404722455657)],
  ])('WGS-84 and GCJ-02 agree with a published pair: %s', (_, wgs, gcj) => {
    expect(metres(convert(wgs, 'WGS-84', 'GCJ-02'), gcj)).toBeLessThan(0.5)
    expect(metres(convert(gcj, 'GCJ-02', 'WGS-84'), wgs)).toBeLessThan(0.5)
  })

  // The first as Baidu's own conversion service answers, the second from the library's description.
  it.each([
    ['Hubei', at(29.57908262908, 114.23074952312), at(29.575429778924, 114.21892734521)],
    ['Beijing', at(39.92196580126834, 116.41661560068297), at(39.914266, 116.403988)],
  ])('BD-09 and WGS-84 agree with a published pair: %s', (_, bd, wgs) => {
    expect(metres(convert(wgs, 'WGS-84', 'BD-09'), bd)).toBeLessThan(1)
    expect(metres(convert(bd, 'BD-09', 'WGS-84'), wgs)).toBeLessThan(1)
  })

  it('the shift is real: some hundred metres in Shanghai', () => {
    const centre = at(31.2304, 121.4737)
    const moved = metres(centre, convert(centre, 'WGS-84', 'GCJ-02'))
    expect(moved).toBeGreaterThan(300)
    expect(moved).toBeLessThan(700)
  })

  it('there and back is the same place within a metre, anywhere in the city', () => {
    const somewhere = fc.record({
      latitude: fc.double({ min: 30.6, max: 31.9, noNaN: true }),
      longitude: fc.double({ min: 120.8, max: 122.3, noNaN: true }),
    })
    fc.assert(
      fc.property(somewhere, fc.constantFrom('GCJ-02', 'BD-09'), (place, system) => {
        const back = convert(convert(place, 'WGS-84', system), system, 'WGS-84')
        expect(metres(place, back)).toBeLessThan(1)
      }),
    )
  })

  it.each([
    ['New York', at(40.7128, -74.006)],
    ['Tokyo', at(35.6762, 139.6503)],
    ['Paris', at(48.8566, 2.3522)],
    ['Sydney', at(-33.8688, 151.2093)],
  ])('a place far from China is not moved: %s', (_, there) => {
    expect(convert(there, 'WGS-84', 'GCJ-02')).toEqual(there)
    expect(convert(there, 'GCJ-02', 'WGS-84')).toEqual(there)
  })
})

describe('links to map apps', () => {
  const wgs = at(31.1774276, 121.5272106)
  const gcj = at(31.17530398364597, 121.531541859215)
  const room = { name: '小苹果 & 月亮宝宝屋', address: '浦东新区示例路1号', ...wgs }
  const linkOf = (app: string, of: Parameters<typeof mapLinks>[0] = room) =>
    new URL(mapLinks(of).find((one) => one.app === app)?.href ?? '')
  const pair = (text: string | null) => (text ?? '').split(',').map(Number) as [number, number]

  it('Amap gets GCJ-02, longitude first, said to be its own', () => {
    const { origin, pathname, searchParams } = linkOf('amap')
    expect(origin + pathname).toBe('https://uri.amap.com/marker')
    const [longitude, latitude] = pair(searchParams.get('position'))
    expect(metres({ latitude, longitude }, gcj)).toBeLessThan(1)
    expect(searchParams.get('coordinate')).toBe('gaode')
    expect(searchParams.get('name')).toBe(room.name)
  })

  it('Baidu gets BD-09, latitude first, named, with name and address', () => {
    const { origin, pathname, searchParams } = linkOf('baidu')
    expect(origin + pathname).toBe('https://api.map.baidu.com/marker')
    const [latitude, longitude] = pair(searchParams.get('location'))
    expect(metres(convert({ latitude, longitude }, 'BD-09', 'WGS-84'), wgs)).toBeLessThan(1)
    expect(searchParams.get('coord_type')).toBe('bd09ll')
    expect(searchParams.get('output')).toBe('html')
    expect(searchParams.get('title')).toBe(room.name)
    expect(searchParams.get('content')).toBe('上海市浦东新区示例路1号')
  })

  it('Apple and Google get GCJ-02, latitude first, as they draw the streets here', () => {
    const apple = linkOf('apple')
    const google = linkOf('google')
    expect(apple.origin).toBe('https://maps.apple.com')
    expect(apple.searchParams.get('q')).toBe(room.name)
    expect(google.origin + google.pathname).toBe('https://www.google.com/maps/search/')
    expect(google.searchParams.get('api')).toBe('1')
    for (const text of [apple.searchParams.get('ll'), google.searchParams.get('query')]) {
      const [latitude, longitude] = pair(text)
      expect(metres({ latitude, longitude }, gcj)).toBeLessThan(1)
    }
  })

  it('without a position they search for the address in the city', () => {
    const unplaced = { ...room, latitude: null, longitude: null }
    expect(mapLinks(unplaced).map((one) => one.app)).toEqual(mapApps)
    const said = {
      amap: linkOf('amap', unplaced).searchParams.get('keyword'),
      baidu: linkOf('baidu', unplaced).searchParams.get('address'),
      apple: linkOf('apple', unplaced).searchParams.get('q'),
      google: linkOf('google', unplaced).searchParams.get('query'),
    }
    for (const app of mapApps) expect(said[app]).toBe('上海市浦东新区示例路1号')
  })

  it('an address that names the city already is not told it twice', () => {
    const unplaced = { ...room, address: '上海市静安区示例路', latitude: null, longitude: null }
    expect(linkOf('apple', unplaced).searchParams.get('q')).toBe('上海市静安区示例路')
  })

  it('without a position and an address there is nothing to open', () => {
    expect(mapLinks({ ...room, address: null, latitude: null, longitude: null })).toEqual([])
  })

  it('whatever a room is called, the link stays one address with its own query', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (name) => {
        for (const { href } of mapLinks({ ...room, name })) {
          expect(href).not.toMatch(/[\s"<>]/)
          expect(new URL(href).protocol).toBe('https:')
        }
        expect(linkOf('amap', { ...room, name }).searchParams.get('name')).toBe(name)
      }),
    )
  })
})

describe('the city', () => {
  it.each([
    ['the Bund', 31.2375, 121.4871, true],
    ['Chongming', 31.6231, 121.3974, true],
    ['a step outside the outline', 31.4988, 121.1, false],
    ['Suzhou', 31.2989, 120.5853, false],
    ['Beijing', 39.9042, 116.4074, false],
    ['the open sea', 30.5, 122.9, false],
    ['nowhere', 0, 0, false],
  ])('knows what lies in it: %s', (_, latitude, longitude, inside) => {
    expect(inShanghai(latitude, longitude)).toBe(inside)
  })
})
