import type { NewRoomInput } from '../rooms/inputs'

/** One room of a file: its row there, its district and subdistrict by name or code, and its facts. */
export type ImportRow = {
  row: number
  district: string
  subdistrict: string
  fields: Omit<Partial<NewRoomInput>, 'subdistrictCode' | 'code' | 'origin'>
  /** False if the row has something that cannot be read: it is never entered. */
  sound: boolean
}

export type ImportRoomsInput = {
  /** Made with the form: the same key again imports nothing more. */
  key: string
  rows: ImportRow[]
  /** Whether to answer what is wrong and enter nothing. */
  check: boolean
}
