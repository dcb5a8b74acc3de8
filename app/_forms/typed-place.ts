import { roomRanges } from '@/domain/rooms/range-rules'
import { plainText } from '@/domain/shared/typed-number'

/** Where a place's degrees were copied from; the words a table may say it with, the first as it is shown. */
export const placeSystems = {
  wgs84: { system: 'WGS-84', names: 'WGS84 GPS CGCS2000 天地图 北斗 本站' },
  gcj02: {
    system: 'GCJ-02',
    names: 'GCJ02 高德 高德地图 腾讯 腾讯地图 火星坐标 火星坐标系 Amap Tencent',
  },
  bd09: { system: 'BD-09', names: 'BD09 BD09LL 百度 百度地图 Baidu' },
} as const
export type PlaceSystem = keyof typeof placeSystems
export const placeSystemKeys = Object.keys(placeSystems) as PlaceSystem[]

/** The system a text names; null if it names none. */
export function placeSystemNamed(text: string): PlaceSystem | null {
  const asked = bare(text)
  return (
    placeSystemKeys.find((key) =>
      placeSystems[key].names.split(' ').some((one) => bare(one) === asked),
    ) ?? null
  )
}

function bare(text: string): string {
  return plainText(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/坐标(系)?$/, '')
}

/**
 * Latitude and longitude as typed: in two fields, in either order, or pasted into one of them as a pair
 * (`121.47,31.23`), with letters and signs around them, also in minutes and seconds: in Shanghai a number
 * tells which it is. What is neither stays as it was typed.
 */
export function typedPlace(
  latitude: string,
  longitude: string,
): { latitude: string; longitude: string } {
  const asked = { latitude, longitude }
  const [one, other] = [latitude, longitude].map((text) => inDegrees(plainText(text)))
  const filled = other === '' || other === one ? one : one === '' ? other : undefined
  const [, ...found] =
    filled === undefined
      ? [undefined, ...[one, other].map((text) => single.exec(text ?? '')?.[1])]
      : (pair.exec(filled) ?? [])
  const [first, second] = found
  if (!first || !second) return asked
  if (isLatitude(first) && !isLatitude(second)) return { latitude: first, longitude: second }
  if (isLatitude(second) && !isLatitude(first)) return { latitude: second, longitude: first }
  return asked
}

const mark = String.raw`[\s"'()\[\]【】°NSEW:北南东西纬经度]*`
const single = new RegExp(String.raw`^${mark}(\d{2,3}(?:\.\d+)?)${mark}$`, 'i')
const pair = new RegExp(
  String.raw`^${mark}(\d{2,3}\.\d+)${mark}(?:[,;/、，；]|\s)${mark}(\d{2,3}\.\d+)${mark}$`,
  'i',
)

/** With `31°14′28″` as degrees with decimals; the ordinal sign is an o here. */
function inDegrees(text: string): string {
  return text.replace(minutes, (_, degrees: string, min: string, sec = '0') =>
    (Number(degrees) + Number(min) / 60 + Number(sec) / 3600).toFixed(6),
  )
}

const minutes =
  /(\d{2,3})\s*[°o度]\s*([0-5]?\d(?:\.\d+)?)\s*['′’分]\s*(?:([0-5]?\d(?:\.\d+)?)\s*(?:["”秒]|['′’]{2}))?/g

function isLatitude(degrees: string): boolean {
  const [least, most] = roomRanges.latitude
  return Number(degrees) >= least && Number(degrees) <= most
}

/** Degrees to a tenth of a metre. */
export function micro(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}
