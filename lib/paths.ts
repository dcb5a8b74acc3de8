import { withNext } from './local-path'

/** What the front page is asked for: a district's or subdistrict's code, a day, an age. */
export type FindFilters = {
  division?: string | null
  day?: string | null
  ageMonths?: number | null
  page?: number
}

/**
 * The address of every page, without its language: `Link` and `redirect` of `i18n/navigation` add
 * that. Whoever links to a page asks here.
 */
export const paths = {
  home: ({ division, day, ageMonths, page }: FindFilters = {}) =>
    withQuery('/', { division, day, age: ageMonths, page: page && page > 1 ? page : null }),
  room: (code: string, { day, ageMonths }: { day?: string; ageMonths?: number | null } = {}) =>
    withQuery(`/rooms/${encodeURIComponent(code)}`, { day, age: ageMonths }),
  look: () => '/look',

  signIn: (next: string | null = null) => withNext('/sign-in', next),

  book: (slotId: string) => `/book/${slotId}`,
  booking: (bookingId: string) => `/bookings/${bookingId}`,
  my: () => '/my',
  profile: () => '/my/profile',
  consent: () => '/my/consent',
  children: () => '/my/children',
  newChild: () => '/my/children/new',
  child: (childId: string) => `/my/children/${childId}`,
  privacy: () => '/privacy',

  manage: (search = '') => withQuery('/manage', { q: search }),
  manageRoom: (code: string, query: { day?: string; done?: string } = {}) =>
    withQuery(`/manage/rooms/${encodeURIComponent(code)}`, query),
  manageSlot: (code: string, slotId: string, query: { at?: string; done?: string } = {}) =>
    withQuery(`/manage/rooms/${encodeURIComponent(code)}/slots/${slotId}`, query),
  manageRoster: (code: string, day: string) =>
    `/manage/rooms/${encodeURIComponent(code)}/roster/${day}`,
} as const

function withQuery(path: string, query: Record<string, string | number | null | undefined>) {
  const given = Object.entries(query).filter(([, value]) => value != null && value !== '')
  if (given.length === 0) return path
  return `${path}?${new URLSearchParams(given.map(([key, value]) => [key, String(value)]))}`
}
