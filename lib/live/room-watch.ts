import type { PlacesChange, PlacesEars, PlacesListener } from '@/db/places-change'

/** A page that follows a room. */
export type Watcher = {
  shows: (day: string) => boolean
  /** Places of a day shown have changed. */
  changed: (day: string) => void
  /** A change may have been missed. */
  missed: () => void
}

export type Watching = {
  /** Resolves when nothing can be missed any more. */
  ready: Promise<void>
  leave(): void
}

type Listen = (ears: PlacesEars) => PlacesListener

/**
 * In milliseconds: changes within `gather` count as one; then pages hear of it one after the other, `apart`.
 * Each of them will ask for its page, and a family that books must not wait behind them.
 */
const usualTurns = { gather: 200, apart: 20 }

/**
 * Hands on what one listener hears to those that watch a room, or all rooms. It listens from the
 * first watcher until the last has gone.
 */
export function watchRooms(listen: Listen, { gather, apart } = usualTurns) {
  const rooms = new Map<string, Set<Watcher>>()
  const ofAll = new Set<() => void>()
  /** Which watchers are still to hear of which days, in turn. */
  const due = new Map<Watcher, Set<string>>()
  let listener: PlacesListener | null = null
  let telling = false

  const tellAll = () => {
    for (const changed of ofAll) changed()
  }
  const heard = ({ roomId, day }: PlacesChange) => {
    tellAll()
    for (const watcher of rooms.get(roomId) ?? []) {
      if (watcher.shows(day)) due.set(watcher, (due.get(watcher) ?? new Set()).add(day))
    }
    if (telling || due.size === 0) return
    telling = true
    setTimeout(tellNext, gather)
  }
  const tellNext = () => {
    const [next] = due
    if (next) {
      const [watcher, days] = next
      due.delete(watcher)
      for (const day of days) watcher.changed(day)
    }
    telling = due.size > 0
    if (telling) setTimeout(tellNext, apart)
  }
  const missed = () => {
    tellAll()
    for (const watcher of [...rooms.values()].flatMap((some) => [...some])) watcher.missed()
  }
  const listening = (leave: () => void): Watching => {
    listener ??= listen({ heard, listsChanged: tellAll, missed })
    return { ready: listener.ready, leave }
  }
  const closeUnwatched = () => {
    if (rooms.size > 0 || ofAll.size > 0) return
    void listener?.close()
    listener = null
  }
  const leave = (roomId: string, watcher: Watcher) => {
    const left = rooms.get(roomId)
    if (!left?.delete(watcher)) return
    due.delete(watcher)
    if (left.size === 0) rooms.delete(roomId)
    closeUnwatched()
  }
  return {
    watch(roomId: string, watcher: Watcher): Watching {
      rooms.set(roomId, (rooms.get(roomId) ?? new Set()).add(watcher))
      return listening(() => leave(roomId, watcher))
    },
    /** Calls `changed` at once for any change that lists of rooms show, or if one was missed. */
    watchAll(changed: () => void): Watching {
      ofAll.add(changed)
      return listening(() => {
        if (ofAll.delete(changed)) closeUnwatched()
      })
    },
  }
}
