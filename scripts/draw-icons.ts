import { readFileSync } from 'node:fs'
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
