import { createServer, type RequestListener, type Server } from 'node:http'
import type { Socket } from 'node:net'
import { type AnswerHeaders, bareAnswer, setHeaders } from './answer-headers'

/** How long a client may take, and how long a stopping server waits; milliseconds. */
export type Patience = {
  /** To send the headers of a request. */
  headers: number
  /** To send all of a request: 24 MB of a photograph over a slow telephone. */
  request: number
  /** For the answers under way when the server is closed. */
  grace: number
}

const usual: Patience = { headers: 15_000, request: 120_000, grace: 10_000 }

/** A server that drops clients that take too long, and sends each answer of its own with `headers`. */
export function patientServer(patience: Patience = usual, headers: AnswerHeaders = {}): Server {
  const server = createServer({
    headersTimeout: patience.headers,
    requestTimeout: patience.request,
    connectionsCheckingInterval: Math.ceil(patience.headers / 3),
    // Answered where all others are, with the same headers.
    requireHostHeader: false,
  })
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    // A client that has left, or half of an answer that was sent already: nothing can be said.
    const { _httpMessage: answer } = socket as Socket & { _httpMessage?: { headersSent: boolean } }
    if (socket.writable && !answer?.headersSent) {
      socket.write(bareAnswer(unread[error.code ?? ''] ?? '400 Bad Request', headers))
    }
    socket.destroy(error)
  })
  server.on('checkExpectation', (_, response) => {
    setHeaders(response, headers)
    response.writeHead(417).end()
  })
  return server
}

/** Why a request could not be read, by the engine's codes. */
const unread: Record<string, string> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: '413 Payload Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
}

/** Listens and hands each request to `handle`; fails if another program has the port. */
export async function openServer(
  server: Server,
  handle: RequestListener,
  { port, host, headers = {} }: { port: number; host: string; headers?: AnswerHeaders },
): Promise<void> {
  server.on('request', (request, response) => {
    setHeaders(response, headers)
    // A connection kept open after its last answer would hold the end back.
    response.once('close', () => {
      if (!server.listening) setImmediate(() => server.closeIdleConnections())
    })
    // What the engine would refuse by itself, see `patientServer`.
    if (request.httpVersion === '1.1' && !('host' in request.headers)) {
      response.shouldKeepAlive = false
      response.writeHead(400).end()
    } else handle(request, response)
  })
  await listen(server, port, host)
}

/** Takes no new connection, and ends when the answers under way are given or the grace is over. */
export async function closeServer(server: Server, { grace }: Patience = usual): Promise<void> {
  const drained = new Promise((done) => server.close(done))
  const late = setTimeout(() => server.closeAllConnections(), grace)
  await drained
  clearTimeout(late)
}

async function listen(server: Server, port: number, host: string): Promise<void> {
  await new Promise<void>((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      fail(error.code === 'EADDRINUSE' ? new PortTaken(port) : error)
    })
    server.listen(port, host, done)
  })
}

/** Refuses, with a message that says what to do, a port that another program listens on. */
export async function requireFreePort(port: number, host: string): Promise<void> {
  const probe = createServer()
  await listen(probe, port, host)
  await closeServer(probe)
}

/** Another program has the port. */
export class PortTaken extends Error {
  override name = 'PortTaken'
  constructor(port: number) {
    super(
      `Port ${port} is taken by another program. Stop it, or choose another port: PORT=${port + 1} npm start`,
    )
  }
}
