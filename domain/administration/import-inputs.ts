import type { NewRoomInput } from '../rooms/inputs'

/** One room of a file: its row there, where it is to be by name or code, and its facts. */
export type ImportRow = {
  row: number
  district: string
  subdistrict: string
  fields: Omit<Partial<NewRoomInput>, 'subdistrictCode' | 'code' | 'origin'>
  /** False where the file itself said something that cannot be read: never entered. */
  sound: boolean
}

export type ImportRoomsInput = {
  /** Made with the form: the same key again imports nothing more. */
  key: string
  rows: ImportRow[]
  /** To be told what is wrong and enter nothing. */
  check: boolean
}
