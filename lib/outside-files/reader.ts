import { Socket } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { Worker } from 'node:worker_threads'

/**
 * Reads one file from outside, given on the standard input, and answers on the fourth channel: a line that it
 * begins, and a line of JSON. Run by `read-outside.ts` alone, which bounds its time and memory; without
 * that process it ends as well, whatever it is doing.
 */
const answers = new Socket({ fd: 3 })
const [kind = '', asked = 'null'] = process.argv.slice(2)
new Worker(
  `const parent = process.ppid
   setInterval(() => process.ppid === parent || process.kill(process.pid, 'SIGKILL'), 500)`,
  { eval: true },
).unref()

const read = await readerOf(kind)
const bytes = await buffer(process.stdin)
await say('reading')
await say(JSON.stringify(await read(bytes)))
process.exit(0)

/** Each loads only the libraries of its kind. */
async function readerOf(name: string): Promise<(bytes: Uint8Array) => Promise<unknown>> {
  if (name === 'table') {
    const { readTable } = await import('../spreadsheet/read')
    return (given) => readTable(given, JSON.parse(asked))
  }
  const { readPicture } = await import('../picture')
  return async (given) => {
    const found = await readPicture(given)
    if (!found.ok) return found
    const { large, small } = found.files
    return { ...found, files: { large: large.toString('base64'), small: small.toString('base64') } }
  }
}

function say(line: string): Promise<void> {
  return new Promise((done) => answers.write(`${line}\n`, () => done()))
}
