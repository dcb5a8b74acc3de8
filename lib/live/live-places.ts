import { listenForPlaces } from '@/db/places-change'
import { whenStopping } from '../closing'
import { env } from '../env'
import { countStreams } from './open-streams'
import { watchRooms } from './room-watch'

/** A browser follows a page as long as it is seen, so a family has a few at most. */
const limits = {
  most: 4_000,
  part: 1 / 16,
  lanes: { signedIn: { most: 3_600, ofOne: 12 }, visitors: { most: 3_000, ofOne: 250 } },
}

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
