import type { PictureSize } from './picture'

/** The name a size of a picture is kept by. */
export function pictureName(path: string, size: PictureSize): string {
  return `${path}.${size}.webp`
}

/** Whether a text from outside is such a name. */
export function isPictureName(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.(large|small)\.webp$/.test(text)
}
