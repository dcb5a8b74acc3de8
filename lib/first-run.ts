import { z } from 'zod'
import { text } from './asked'
import { localPath, withNext } from './local-path'

/** What the address of a step asks by. */
export const firstRunQuery = { first: text, next: text }

/** Whether a page is a step of signing up, and where to go when that is done. */
export type FirstRun = { first: boolean; next: string | null }

export function firstRun({
  first,
  next,
}: {
  first?: string | undefined
  next?: string | undefined
}): FirstRun {
  return { first: first === '1', next: localPath(next) }
}

/** The fields that carry it through a form. */
export const firstRunFields = z.object({
  first: z.string().optional(),
  next: z.string().optional(),
})

/** The path of a further step; where to go afterwards is kept, signing up or not. */
export function stepPath(path: string, { first, next }: FirstRun): string {
  return withNext(first ? `${path}?first=1` : path, next)
}
