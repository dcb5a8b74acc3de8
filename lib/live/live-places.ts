import { listenForPlaces } from '@/db/places-change'
import { whenStopping } from '../closing'
import { env } from '../env'
import { countStreams } from './open-streams'
import { watchRooms } from './room-watch'

const limits = { most: 4_000, mostOfAddress: 500 }

const place = Symbol.for('baobaowu.livePlaces')
const kept: typeof globalThis & { [place]?: ReturnType<typeof begin> } = globalThis

/** This process's one watch over rooms and its open streams, kept as the database is (database.ts). */
export function livePlaces() {
  kept[place] ??= begin()
  return kept[place]
}

function begin() {
  const rooms = watchRooms((ears) => listenForPlaces(env().databaseDirectUrl, ears))
  const streams = countStreams(limits)
  whenStopping(() => streams.endAll())
  return { rooms, streams }
}
