import { convert, type Place, type System } from './coordinates'

/** The map apps a room can be opened in, in the order shown. */
export const mapApps = ['amap', 'baidu', 'apple', 'google'] as const
export type MapApp = (typeof mapApps)[number]

/** What a map app gets of a room: its name, its address, its position (WGS-84) if published. */
export type RoomPlace = {
  name: string
  address: string | null
  latitude: number | null
  longitude: number | null
}

/** How each app calls us, as its documentation asks. */
const source = 'baobaowu'

/**
 * Links that open a room in each map app, or its web page: at its position, in the degrees that
 * app draws Shanghai in; else a search for its address. None if neither is published.
 */
export function mapLinks(room: RoomPlace): { app: MapApp; href: string }[] {
  const { name, latitude, longitude } = room
  const address = room.address === null ? null : inTheCity(room.address)
  if (latitude !== null && longitude !== null) {
    const at = { latitude, longitude }
    return mapApps.map((app) => ({ app, href: marking[app](at, name, address ?? name) }))
  }
  if (address === null) return []
  return mapApps.map((app) => ({ app, href: searching[app](address) }))
}

/** An address that other cities cannot have. */
function inTheCity(address: string): string {
  return address.startsWith('上海') ? address : `上海市${address}`
}

/**
 * Amap wants longitude first. Baidu gets its own degrees, named, because those are what it assumes
 * if it overlooks the name. Apple and Google draw the streets of the mainland in GCJ-02 and put
 * what a link says on them unshifted.
 */
const marking: Record<MapApp, (at: Place, name: string, address: string) => string> = {
  amap: (at, name) => {
    const { latitude, longitude } = degrees(at, 'GCJ-02')
    return link('https://uri.amap.com/marker', {
      position: `${longitude},${latitude}`,
      name,
      src: source,
      coordinate: 'gaode',
      callnative: '1',
    })
  },
  baidu: (at, name, address) => {
    const { latitude, longitude } = degrees(at, 'BD-09')
    return link('https://api.map.baidu.com/marker', {
      location: `${latitude},${longitude}`,
      title: name,
      content: address,
      coord_type: 'bd09ll',
      output: 'html',
      src: `webapp.${source}.${source}`,
    })
  },
  apple: (at, name) => {
    const { latitude, longitude } = degrees(at, 'GCJ-02')
    return link('https://maps.apple.com/', { ll: `${latitude},${longitude}`, q: name })
  },
  google: (at) => {
    const { latitude, longitude } = degrees(at, 'GCJ-02')
    return link('https://www.google.com/maps/search/', {
      api: '1',
      query: `${latitude},${longitude}`,
    })
  },
}

const searching: Record<MapApp, (address: string) => string> = {
  amap: (address) =>
    link('https://uri.amap.com/search', {
      keyword: address,
      city: '上海',
      src: source,
      callnative: '1',
    }),
  baidu: (address) =>
    link('https://api.map.baidu.com/geocoder', {
      address,
      output: 'html',
      src: `webapp.${source}.${source}`,
    }),
  apple: (address) => link('https://maps.apple.com/', { q: address }),
  google: (address) => link('https://www.google.com/maps/search/', { api: '1', query: address }),
}

/** Six digits: a tenth of a metre. */
function degrees(at: Place, system: System): Place {
  const { latitude, longitude } = convert(at, 'WGS-84', system)
  return { latitude: Number(latitude.toFixed(6)), longitude: Number(longitude.toFixed(6)) }
}

/** Blanks as %20: some apps show a plus sign as it is. */
function link(address: string, query: Record<string, string>): string {
  const pairs = Object.entries(query).map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
  return `${address}?${pairs.join('&')}`
}
