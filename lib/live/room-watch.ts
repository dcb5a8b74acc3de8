import type { PlacesChange, PlacesListener } from '@/db/places-change'

/** Told of each day of a room whose places change; `missed`: perhaps of some it was not. */
export type Watcher = { changed: (day: string) => void; missed: () => void }

export type Watching = {
  /** Resolves when nothing can be missed any more. */
  ready: Promise<void>
  leave(): void
}

type Listen = (ears: {
  heard: (change: PlacesChange) => void
  missed: () => void
}) => PlacesListener

/** Changes of a room and day within so many milliseconds are told as one. */
const GATHER = 200

/**
 * Hands on to whoever watches a room what one listener hears. It listens from the first watcher until
 * the last has gone.
 */
export function watchRooms(listen: Listen, gather = GATHER) {
  const rooms = new Map<string, Set<Watcher>>()
  const gathered = new Set<string>()
  let listener: PlacesListener | null = null

  const heard = ({ roomId, day }: PlacesChange) => {
    const key = `${roomId} ${day}`
    if (!rooms.has(roomId) || gathered.has(key)) return
    gathered.add(key)
    setTimeout(() => {
      gathered.delete(key)
      for (const watcher of [...(rooms.get(roomId) ?? [])]) watcher.changed(day)
    }, gather)
  }
  const missed = () => {
    for (const watcher of [...rooms.values()].flatMap((some) => [...some])) watcher.missed()
  }
  const leave = (roomId: string, watcher: Watcher) => {
    const left = rooms.get(roomId)
    if (!left?.delete(watcher)) return
    if (left.size === 0) rooms.delete(roomId)
    if (rooms.size > 0) return
    void listener?.close()
    listener = null
  }
  return {
    watch(roomId: string, watcher: Watcher): Watching {
      rooms.set(roomId, (rooms.get(roomId) ?? new Set()).add(watcher))
      listener ??= listen({ heard, missed })
      return { ready: listener.ready, leave: () => leave(roomId, watcher) }
    },
  }
}
