import { type Env, env } from './env'
import { diskStore } from './picture-store-disk'
import { s3Store } from './picture-store-s3'

/** A place that keeps the files of pictures, by a name like `0198….small.webp`. */
export type PictureStore = {
  /** Keeps a file; the same name again replaces it. */
  put(name: string, bytes: Uint8Array): Promise<void>
  /** The file; null if there is none. */
  get(name: string): Promise<Uint8Array | null>
  /** Removes a file; nothing happens if there is none. */
  delete(name: string): Promise<void>
}

let known: PictureStore | undefined

/** The store the settings name: an S3-compatible one if S3_BUCKET is set, else a folder. */
export function pictureStore(): PictureStore {
  known ??= storeOf(env().pictures)
  return known
}

/** The store that these settings name. */
export function storeOf(pictures: Env['pictures']): PictureStore {
  return pictures.kind === 's3' ? s3Store(pictures) : diskStore(pictures.folder)
}
