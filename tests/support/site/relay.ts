import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Relay = { address: string; close: () => Promise<void> }

/**
 * A proxy as they are: it adds to each list what it knows of whom it was asked by, keeps what others said
 * before it, and asks the next one by its own name. `saying` is what this one says besides.
 */
export async function openRelay(to: string, saying: Record<string, string>): Promise<Relay> {
  const { hostname, port, host } = new URL(to)
  const server = createServer((near, answer) => {
    const adding: Record<string, string | undefined> = {
      'x-forwarded-for': near.socket.remoteAddress?.replace('::ffff:', ''),
      'x-forwarded-host': near.headers.host,
      ...saying,
    }
    const headers: Record<string, string | string[] | undefined> = { ...near.headers, host }
    // It does not wait for the whole of a form, and so sends it in pieces.
    if (headers['content-length']) headers['transfer-encoding'] = 'chunked'
    delete headers['content-length']
    for (const [name, value] of Object.entries(adding))
      headers[name] = [headers[name], value].filter(Boolean).join(', ')
    const { method, url: path } = near
    const far = request({ hostname, port, method, path, headers }, (answered) => {
      answer.writeHead(answered.statusCode ?? 502, answered.rawHeaders)
      answered.pipe(answer)
    })
    far.on('error', () => answer.destroy())
    near.pipe(far)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const close = async () => {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  }
  return { address: `http://localhost:${(server.address() as AddressInfo).port}`, close }
}
