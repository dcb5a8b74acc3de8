import postgres from 'postgres'

/** A room and a day whose free places may be others now. */
export type PlacesChange = { roomId: string; day: string }

export type PlacesListener = {
  /** Resolves when the first changes can be heard. */
  ready: Promise<void>
  close(): Promise<void>
}

const channel = 'places_change'

/**
 * Hears of each change of places that is committed, whoever made it, on a connection of its own. A
 * connection that is lost is made again by itself; what was told meanwhile was not heard, and `missed`
 * is called when it can be heard again.
 */
export function listenForPlaces(
  url: string,
  { heard, missed }: { heard: (change: PlacesChange) => void; missed: () => void },
): PlacesListener {
  const client = postgres(url, {
    max: 1,
    connect_timeout: 10,
    onnotice: () => undefined,
    connection: { application_name: 'baobaowu places' },
  })
  let listening = false
  let closed = false
  const ready = new Promise<void>((done) => {
    const begun = () => {
      if (listening) missed()
      listening = true
      done()
    }
    client
      .listen(channel, (payload) => heard(readChange(payload)), begun)
      .catch((error) => {
        // It goes on trying by itself.
        if (!closed) console.warn('Changes of places cannot be heard yet:', error)
      })
  })
  const close = () => {
    closed = true
    return client.end({ timeout: 1 })
  }
  return { ready, close }
}

function readChange(payload: string): PlacesChange {
  const [roomId = '', day = ''] = payload.split(' ')
  return { roomId, day }
}
