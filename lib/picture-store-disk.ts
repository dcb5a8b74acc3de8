import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import type { PictureStore } from './picture-store'

const plainName = /^[\w-]+(\.[\w-]+)*$/

/**
 * Pictures as files of one folder, made when the first is kept. The build must not follow its
 * paths, which only a running site knows.
 */
export function diskStore(folder: string): PictureStore {
  const fileOf = (name: string) => {
    if (!plainName.test(name)) throw new RangeError('not the name of a picture')
    return `${folder}/${name}`
  }
  return {
    async put(name, bytes) {
      const file = fileOf(name)
      await mkdir(folder, { recursive: true })
      // Written beside and renamed, so that nobody reads half a picture.
      const beside = `${file}.${process.pid}-${Math.random().toString(36).slice(2)}.part`
      await writeFile(/* turbopackIgnore: true */ beside, bytes)
      await rename(beside, file)
    },
    async get(name) {
      return readFile(/* turbopackIgnore: true */ fileOf(name)).catch(
        (error: NodeJS.ErrnoException) => {
          if (error.code === 'ENOENT') return null
          throw error
        },
      )
    },
    async delete(name) {
      await rm(fileOf(name), { force: true })
    },
  }
}
