import { findRoomId } from '@/domain/rooms/find-room-id'
import { NotFound } from '@/domain/shared/refusal'
import { followPlacesInput } from '@/domain/slots/inputs'
import { readPlacesStamp } from '@/domain/slots/read-places-stamp'
import { query, readPath, text } from '@/lib/asked'
import { asker } from '@/lib/asker'
import { sessionIdOfRequest } from '@/lib/auth'
import { pageContext } from '@/lib/context'
import { livePlaces } from '@/lib/live/live-places'
import { placesStream } from '@/lib/live/places-stream'
import { clientAddress } from '@/lib/site-address'

const address = query({ from: text, to: text, stamp: text })

/** For proxies in between, too: pass each line on at once, keep none, compress none. */
const headers = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
}

/**
 * Tells an open page, a visitor's too, that places of a room have changed on the days it shows. The page
 * then reads them as always, so nothing personal and nothing that decides is sent here.
 */
export async function GET(request: Request, { params }: { params: Promise<{ code: string }> }) {
  const days = await address(new URL(request.url).searchParams)
  const asked = followPlacesInput.safeParse({ ...days, ...(await readPath(params)) })
  if (!asked.success) return nothing(400)
  const { code, from, to, stamp } = asked.data
  const { rooms, streams } = livePlaces()
  let end = () => {}
  const who = asker(...(await Promise.all([sessionIdOfRequest(), clientAddress()])))
  const place = streams.take(who, () => end())
  // The page then asks from time to time, as if there were no streams (`follow-places.ts`).
  if (!place) return nothing(429, { 'Retry-After': '30' })
  try {
    const ctx = await pageContext()
    const roomId = await findRoomId(ctx, code)
    const stream = placesStream({
      watch: (watcher) => rooms.watch(roomId, watcher),
      shows: (day) => from <= day && day <= to,
      outdated: async () => stamp !== (await readPlacesStamp(ctx, { roomId, from, to })),
      ended: place.release,
    })
    end = stream.end
    if (request.signal.aborted) end()
    request.signal.addEventListener('abort', end)
    return new Response(stream.lines, { headers })
  } catch (error) {
    place.release()
    if (error instanceof NotFound) return nothing(404)
    throw error
  }
}

/** A head alone would leave a stream open that nobody reads. */
export function HEAD(): Response {
  return nothing(405, { Allow: 'GET' })
}

function nothing(status: number, more: Record<string, string> = {}): Response {
  return new Response(null, { status, headers: { ...more, 'Cache-Control': 'no-store' } })
}
