import { ReleaseLine } from '@/app/_components/favourites/release-line'
import { findNextRelease } from '@/domain/slots/find-next-release'
import { pageContext } from '@/lib/context'

/** When the room's next slots are released; nothing if that is not known. */
export async function RoomRelease({ roomId }: { roomId: string }) {
  const ctx = await pageContext()
  const release = await findNextRelease(ctx, { roomId })
  return release ? <ReleaseLine release={release} now={ctx.now} /> : null
}
