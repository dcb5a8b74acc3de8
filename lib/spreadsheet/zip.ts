import { inflateRawSync } from 'node:zlib'

/** What a workbook holds, unpacked, at most `mostBytes` in all; null if it is no sound ZIP. */
export function unpackZip(bytes: Uint8Array, mostBytes: number): Map<string, Buffer> | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const end = file.lastIndexOf('PK\x05\x06', undefined, 'latin1')
    if (end < 0) return null
    const entries = new Map<string, Buffer>()
    let at = file.readUInt32LE(end + 16)
    let left = mostBytes
    for (let n = file.readUInt16LE(end + 10); n > 0; n -= 1) {
      const name = file.toString('utf8', at + 46, at + 46 + file.readUInt16LE(at + 28))
      const packed = packedAt(file, at)
      // The declared size may lie: what is unpacked is counted, not what is promised.
      const plain =
        file.readUInt16LE(at + 10) === 0
          ? packed
          : inflateRawSync(packed, { maxOutputLength: Math.max(1, left) })
      left -= plain.length
      if (left < 0) return null
      entries.set(name, plain)
      at += 46 + [28, 30, 32].reduce((sum, field) => sum + file.readUInt16LE(at + field), 0)
    }
    return entries
  } catch {
    return null
  }
}

function packedAt(file: Buffer, at: number): Buffer {
  const local = file.readUInt32LE(at + 42)
  const begins = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
  return file.subarray(begins, begins + file.readUInt32LE(at + 20))
}
