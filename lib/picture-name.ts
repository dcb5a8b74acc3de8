/** The longest side of each size a picture is kept in, in pixels. */
export const pictureSizes = { large: 1600, small: 480 } as const
export type PictureSize = keyof typeof pictureSizes

export const mostPictureBytes = 8 * 1024 * 1024

export const pictureProblems = [
  'picture_missing',
  'picture_too_heavy',
  'picture_too_large',
  'picture_too_small',
  'not_a_picture',
  'picture_broken',
  'picture_took_too_long',
  'picture_needs_too_much',
] as const
export type PictureProblem = (typeof pictureProblems)[number]

/** The name a size of a picture is kept by. */
export function pictureName(path: string, size: PictureSize): string {
  return `${path}.${size}.webp`
}

/** Whether a text from outside is such a name. */
export function isPictureName(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.(large|small)\.webp$/.test(text)
}
