import { randomUUID } from 'node:crypto'
import { createSerwistRoute } from '@serwist/turbopack'

/** The offline page is drawn on the server, so each build has a new one. */
const revision = randomUUID()

export const dynamic = 'force-static'
export const dynamicParams = false

const worker = createSerwistRoute({
  swSrc: 'lib/offline/worker.ts',
  useNativeEsbuild: true,
  esbuildOptions: { sourcemap: false },
  manifestTransforms: [
    async (files) => ({ manifest: files.filter(({ url }) => url.endsWith('.css')), warnings: [] }),
  ],
  additionalPrecacheEntries: [
    { url: '/offline?visitor', revision },
    { url: '/en/offline?visitor', revision },
  ],
})

export const { generateStaticParams } = worker

/**
 * The worker of lib/offline, put together while building. It lists what must be there without a
 * network: the offline page in both languages and its styles, and nothing else. Its address never
 * changes, so no proxy may hold on to an old one.
 */
export async function GET(...asked: Parameters<typeof worker.GET>): Promise<Response> {
  const answer = await worker.GET(...asked)
  answer.headers.set('Cache-Control', 'no-cache')
  return answer
}
