import { readFileSync, writeFileSync } from 'node:fs'
import sharp from 'sharp'

/** Draws the icons of the installed site from app/icon.svg; run it when the drawing changes. */
const drawing = readFileSync('app/icon.svg')
const paper = '#faf4e9'

/** A square with the drawing in its middle; phones cut a maskable icon to the inner four fifths. */
async function draw(file: string, size: number, share: number, background: string | null) {
  const inner = Math.round(size * share)
  const image = await sharp(drawing, { density: (72 * inner) / 40 })
    .resize(inner, inner)
    .toBuffer()
  const canvas = { width: size, height: size, channels: 4 as const }
  await sharp({ create: { ...canvas, background: background ?? { r: 0, g: 0, b: 0, alpha: 0 } } })
    .composite([{ input: image, gravity: 'centre' }])
    .png({ palette: true, compressionLevel: 9 })
    .toFile(file)
}

await draw('public/icons/icon-192.png', 192, 1, null)
await draw('public/icons/icon-512.png', 512, 1, null)
await draw('public/icons/maskable-512.png', 512, 0.66, paper)
await draw('app/apple-icon.png', 180, 0.76, paper)

/** What a browser asks for before it knows of another: one PNG in the frame of an .ico. */
const size = 48
const small = await sharp(drawing, { density: (72 * size) / 40 })
  .resize(size, size)
  .png({ palette: true, compressionLevel: 9 })
  .toBuffer()
const frame = Buffer.alloc(22)
frame.writeUInt16LE(1, 2)
frame.writeUInt16LE(1, 4)
frame.set([size, size], 6)
frame.writeUInt16LE(1, 10)
frame.writeUInt16LE(32, 12)
frame.writeUInt32LE(small.length, 14)
frame.writeUInt32LE(frame.length, 18)
writeFileSync('public/favicon.ico', Buffer.concat([frame, small]))
