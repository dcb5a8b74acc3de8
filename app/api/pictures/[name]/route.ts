import { readPath } from '@/lib/asked'
import { isPictureName } from '@/lib/picture-name'
import { pictureStore } from '@/lib/picture-store'

/** A picture of a room. Its name follows from its content, so it never changes. */
export async function GET(_: Request, { params }: { params: Promise<{ name: string }> }) {
  const { name } = await readPath(params)
  const bytes = isPictureName(name) ? await pictureStore().get(name) : null
  if (!bytes) {
    return new Response(null, { status: 404, headers: { 'Cache-Control': 'no-store' } })
  }
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'image/webp',
      'Content-Length': String(bytes.length),
      'Cache-Control': 'public, max-age=31536000, immutable',
    },
  })
}
