import { inflateRawSync } from 'node:zlib'

/** A file of the archive: its name, how it is packed, and where its bytes lie. */
type Entry = { name: string; packed: boolean; plainBytes: number; begins: number; ends: number }

export type Unpacked =
  | { ok: true; entries: Map<string, Buffer> }
  | { ok: false; reason: 'broken' | 'too_large' }

const mostEntries = 2_000

/**
 * What a workbook holds, unpacked. Refuses it as too large if its files say or turn out to be more than
 * `mostBytes` in all or 2,000, before they are unpacked, and as broken if two readers could find different
 * files in it: a directory that is not the last thing in it, bytes that belong to no file, one name twice, or
 * a size that is not true.
 */
export function unpackZip(bytes: Uint8Array, mostBytes: number): Unpacked {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const found = entriesOf(file)
    if (found === 'too_many') return { ok: false, reason: 'too_large' }
    const promised = found.reduce((sum, one) => sum + one.plainBytes, 0)
    if (promised > mostBytes) return { ok: false, reason: 'too_large' }
    const entries = new Map<string, Buffer>()
    for (const { name, packed, plainBytes, begins, ends } of found) {
      const part = file.subarray(begins, ends)
      const plain = packed ? inflateRawSync(part, { maxOutputLength: plainBytes + 1 }) : part
      if (plain.length !== plainBytes || entries.has(name)) return { ok: false, reason: 'broken' }
      entries.set(name, plain)
    }
    return { ok: true, entries }
  } catch {
    return { ok: false, reason: 'broken' }
  }
}

const signature = { end: 'PK\x05\x06', directory: 'PK\x01\x02', local: 'PK\x03\x04' }
const endBytes = 22

/** Throws if the archive is not one file after another, their directory, and its end. */
function entriesOf(file: Buffer): Entry[] | 'too_many' {
  const end = file.length - endBytes
  expect(signatureAt(file, end) === signature.end)
  const count = file.readUInt16LE(end + 10)
  if (count > mostEntries) return 'too_many'
  expect(count === file.readUInt16LE(end + 8))
  const directory = file.readUInt32LE(end + 16)
  const found: (Entry & { local: number; describedAfter: boolean })[] = []
  let at = directory
  for (let n = 0; n < count; n += 1) {
    expect(signatureAt(file, at) === signature.directory)
    const [nameBytes = 0, more = 0, comment = 0] = [28, 30, 32].map((one) =>
      file.readUInt16LE(at + one),
    )
    const local = file.readUInt32LE(at + 42)
    const name = file.toString('utf8', at + 46, at + 46 + nameBytes)
    const begins = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
    const method = file.readUInt16LE(at + 10)
    expect(method === 0 || method === 8)
    expect(signatureAt(file, local) === signature.local)
    expect(name === file.toString('utf8', local + 30, local + 30 + file.readUInt16LE(local + 26)))
    found.push({
      ...{ name, packed: method === 8, plainBytes: file.readUInt32LE(at + 24), begins, local },
      ends: begins + file.readUInt32LE(at + 20),
      describedAfter: (file.readUInt16LE(at + 8) & 8) !== 0,
    })
    at += 46 + nameBytes + more + comment
  }
  expect(at === end)
  requireGapless(found, directory)
  return found
}

/** What may stand behind a file that was written before its size was known: 12 to 24 bytes on it. */
const descriptions = [0, 12, 16, 20, 24]

function requireGapless(
  found: { local: number; ends: number; describedAfter: boolean }[],
  directory: number,
): void {
  let [at, allowed] = [0, [0]]
  for (const { local, ends, describedAfter } of found.toSorted((a, b) => a.local - b.local)) {
    expect(allowed.includes(local - at))
    at = ends
    allowed = describedAfter ? descriptions : [0]
  }
  expect(allowed.includes(directory - at))
}

function signatureAt(file: Buffer, at: number): string {
  return file.toString('latin1', at, at + 4)
}

function expect(sound: boolean): asserts sound {
  if (!sound) throw new RangeError('the archive is not sound')
}
