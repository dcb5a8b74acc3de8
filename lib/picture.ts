import sharp from 'sharp'
import {
  mostPictureBytes,
  type PictureProblem,
  type PictureSize,
  pictureSizes,
} from './picture-name'

const mostPixels = 60_000_000
const smallestSide = 200

export type ReadPicture =
  | { ok: true; width: number; height: number; files: Record<PictureSize, Buffer> }
  | { ok: false; reason: PictureProblem }

// One picture at a time, in a process of its own: more threads would only need more memory.
sharp.concurrency(1)
sharp.cache(false)

const kinds = ['jpeg', 'png', 'webp']

/**
 * Reads a JPEG, PNG or WebP by its content, whatever its name says, turns it upright, and makes the
 * sizes kept, as WebP without camera data. Refuses other formats (SVG too), files above 8 MB, above
 * 60 million pixels before anything is unpacked, below 200 pixels a side, and broken ones.
 */
export async function readPicture(bytes: Uint8Array): Promise<ReadPicture> {
  if (bytes.length === 0) return { ok: false, reason: 'picture_missing' }
  if (bytes.length > mostPictureBytes) return { ok: false, reason: 'picture_too_heavy' }
  // By its first bytes before any library looks: an SVG or PDF never reaches a renderer.
  if (!beginsLikePicture(bytes)) return { ok: false, reason: 'not_a_picture' }
  try {
    const { format, width, height } = await sharp(bytes, { limitInputPixels: false }).metadata()
    if (!kinds.includes(format)) return { ok: false, reason: 'not_a_picture' }
    if (width * height > mostPixels) return { ok: false, reason: 'picture_too_large' }
    if (Math.min(width, height) < smallestSide) return { ok: false, reason: 'picture_too_small' }
    const large = await sized(bytes, pictureSizes.large)
    const small = await sized(bytes, pictureSizes.small)
    const files = { large: large.data, small: small.data }
    return { ok: true, width: large.info.width, height: large.info.height, files }
  } catch {
    return { ok: false, reason: 'picture_broken' }
  }
}

function beginsLikePicture(bytes: Uint8Array): boolean {
  const begins = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
  return (
    begins.startsWith('\xff\xd8\xff') ||
    begins.startsWith('\x89PNG\r\n\x1a\n') ||
    (begins.startsWith('RIFF') && begins.endsWith('WEBP'))
  )
}

function sized(bytes: Uint8Array, side: number) {
  return sharp(bytes, { limitInputPixels: mostPixels, failOn: 'truncated', animated: false })
    .autoOrient()
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .webp({ quality: 80 })
    .toBuffer({ resolveWithObject: true })
}
