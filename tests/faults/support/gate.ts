import { connect, createServer, type Socket } from 'node:net'
import { freePort } from '@/db/embedded/embedded'

export type Gate = Awaited<ReturnType<typeof openGate>>

/**
 * Stands between programs and a database, at one address while the database behind it comes and goes.
 * It can lose answers: the database has done what it was asked, and nobody learns of it.
 */
export async function openGate(database: string) {
  const port = await freePort()
  const open = new Set<Socket>()
  let behind = Number(new URL(database).port)
  let losing: { question: RegExp; left: number } | null = null

  const server = createServer((client) => {
    const upstream = connect(behind, '127.0.0.1')
    const asks = listening()
    let lost = false
    for (const end of [client, upstream]) {
      open.add(end)
      end.setNoDelay(true)
      end.once('close', () => {
        open.delete(end)
        client.destroy()
        upstream.destroy()
      })
      end.on('error', () => end.destroy())
    }
    client.on('data', (asked) => {
      if (asks(asked.toString('latin1'), losing?.question) && losing && losing.left > 0) {
        losing.left -= 1
        lost = true
      }
      upstream.write(asked)
    })
    upstream.on('data', (answer) => {
      if (lost) client.destroy()
      else client.write(answer)
    })
  })
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  const url = new URL(database)
  url.port = String(port)
  return {
    url: url.href,
    /** Leads to another place from the next connection on. */
    leadTo(other: string): void {
      behind = Number(new URL(other).port)
    },
    /** Cuts the connection when the answer to a matching query comes, `times` times. */
    loseAnswers(question: RegExp, times: number): void {
      losing = { question, left: times }
    },
    /** How many answers are still to be lost. */
    stillLosing: () => losing?.left ?? 0,
    async close(): Promise<void> {
      for (const end of open) end.destroy()
      await new Promise((done) => server.close(done))
    },
  }
}

/**
 * Says of one connection whether what was sent asks `question`: a driver sends the text of a query
 * once, with a name (Parse), and then the name (Bind).
 */
function listening() {
  const words = new Map<string, string>()
  return (sent: string, question: RegExp | undefined): boolean => {
    for (const [, name = '', text = ''] of sent.matchAll(/P.{4}([^\0]*)\0([^\0]+)\0/gs)) {
      words.set(name, text)
    }
    const names = [...sent.matchAll(/B.{4}\0([^\0]*)\0/gs)]
    return names.some(([, name = '']) => question?.test(words.get(name) ?? '') ?? false)
  }
}
