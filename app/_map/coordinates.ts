import gcoord from 'gcoord'

/** A place in degrees; the code that gives it says in which system. */
export type Place = { latitude: number; longitude: number }

/** The systems maps in China use: satellites' own, the shifted one of the state, Baidu's. */
export type System = 'WGS-84' | 'GCJ-02' | 'BD-09'

const systems = {
  'WGS-84': gcoord.WGS84,
  'GCJ-02': gcoord.GCJ02,
  'BD-09': gcoord.BD09,
} as const

/**
 * The same place in the degrees of another system, to a metre. GCJ-02 is WGS-84 outside the
 * rectangle that the shift is defined in: Shanghai lies within, other continents outside.
 */
export function convert({ latitude, longitude }: Place, from: System, to: System): Place {
  const [east, north] = gcoord.transform([longitude, latitude], systems[from], systems[to])
  return { latitude: north, longitude: east }
}
