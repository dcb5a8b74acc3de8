/** The last page that can be asked for of a list; nobody looks further. */
const last = 10_000

/** The number of a page as an address may say it: whole, from 1 on, never more than a database can count to. */
export function pageNumber(asked: number | undefined): number {
  return Math.min(Math.max(1, Math.trunc(asked ?? 1) || 1), last)
}
