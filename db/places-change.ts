import postgres from 'postgres'

/** A room and a day whose free places may be others now. */
export type PlacesChange = { roomId: string; day: string }

export type PlacesEars = {
  heard: (change: PlacesChange) => void
  /** Something else that lists of rooms show may be other than it was. */
  listsChanged: () => void
  /** Called when changes can be heard again after they could not for a while. */
  missed: () => void
}

export type PlacesListener = {
  /** Resolves when the first changes can be heard. */
  ready: Promise<void>
  close(): Promise<void>
}

const channel = 'places_change'

/**
 * Hears of each committed change of places, no matter who made it, on a connection of its own. A lost
 * connection is made again; changes meanwhile were not heard, and `missed` is called when they can be
 * heard again.
 */
export function listenForPlaces(
  url: string,
  { heard, listsChanged, missed }: PlacesEars,
): PlacesListener {
  const client = postgres(url, {
    max: 1,
    connect_timeout: 10,
    onnotice: () => undefined,
    connection: { application_name: 'baobaowu places' },
  })
  let listening = false
  let closed = false
  const told = (payload: string) => {
    const [roomId, day] = payload.split(' ')
    if (roomId && day) heard({ roomId, day })
    else listsChanged()
  }
  const ready = new Promise<void>((done) => {
    const begun = () => {
      if (listening) missed()
      listening = true
      done()
    }
    client.listen(channel, told, begun).catch((error) => {
      // The driver goes on trying.
      if (!closed) console.warn('Changes of places cannot be heard yet:', error)
    })
  })
  const close = () => {
    closed = true
    return client.end({ timeout: 1 })
  }
  return { ready, close }
}
