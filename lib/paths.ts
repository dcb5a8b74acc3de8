import { withNext } from './local-path'

/** What the front page is searched by: where, when, how long and for whom. */
export type SearchQuery = {
  division?: string | null
  near?: string | null
  days?: readonly string[]
  part?: string | null
  minutes?: number | null
  children?: readonly string[]
  ages?: readonly number[]
  page?: number
  view?: 'map' | null
}

/** What the list of rooms is asked for: a district's or subdistrict's code, a day, an age. */
export type FindFilters = {
  division?: string | null
  day?: string | null
  ageMonths?: number | null
  page?: number
}

/** A stretch asked for on a booking page, and the children chosen at first. */
export type BookQuery = {
  day?: string | undefined
  from?: string | undefined
  to?: string | undefined
  children?: readonly string[]
}

/** What the log is searched by. */
export type LogQuery = {
  person?: string
  room?: string
  child?: string | null
  action?: string
  from?: string | null
  to?: string | null
  reason?: string
  after?: string | null
}

/** What the list of rooms is asked for: a part of a name, a state, a place's code, an operator. */
export type ManageFilters = {
  q?: string | null
  state?: string | null
  division?: string | null
  operator?: string | null
  page?: number
  done?: string
}

/** A named period, or its days; what the map is shaded by; which page of the rooms. */
export type FiguresQuery = {
  period?: string
  from?: string
  to?: string
  shade?: string
  page?: number | null
}

/**
 * The address of every page, without its language: `Link` and `redirect` of `i18n/navigation` add
 * that. Every link to a page gets its address here.
 */
export const paths = {
  home: () => '/',
  /** A search keeps an empty place in its address: an address that asks for nothing begins at home. */
  search: ({ division, near, days, part, minutes, children, ages, page, view }: SearchQuery) =>
    `/?${new URLSearchParams([
      ['division', division ?? ''],
      ...[['near', near] as const, ['part', part] as const, ['minutes', minutes] as const]
        .filter(([, value]) => value != null && value !== '')
        .map(([name, value]) => [name, String(value)]),
      ...(days ?? []).map((day) => ['day', day]),
      ...(children ?? []).map((id) => ['child', id]),
      ...(ages ?? []).map((age) => ['age', String(age)]),
      ...(page && page > 1 ? [['page', String(page)]] : []),
      ...(view ? [['view', view]] : []),
    ])}`,
  rooms: ({ division, day, ageMonths, page }: FindFilters = {}) =>
    withQuery('/rooms', { division, day, age: ageMonths, page: page && page > 1 ? page : null }),
  room: (code: string, { day, ageMonths }: { day?: string; ageMonths?: number | null } = {}) =>
    withQuery(`/rooms/${encodeURIComponent(code)}`, { day, age: ageMonths }),
  /** The stream that says when places of a room have changed on some days; a page adds its stamp. */
  placesStream: (code: string, days: { from: string; to: string }) =>
    withQuery(`/api/places/${encodeURIComponent(code)}`, { from: days.from, to: days.to }),
  questions: () => '/questions',
  proof: () => '/proof',
  look: () => '/look',
  display: () => '/display',
  manifest: (language: string) =>
    withQuery('/manifest.webmanifest', { language: language === 'zh' ? null : language }),

  signIn: (next: string | null = null) => withNext('/sign-in', next),

  /** `day`, `from` and `to` are a stretch of a flexible slot by the wall clock; `child` is chosen at first. */
  book: (slotId: string, query: BookQuery = {}) => {
    const { children = [], ...rest } = query
    const path = withQuery(`/book/${slotId}`, rest)
    const chosen = children.map((id) => `child=${encodeURIComponent(id)}`).join('&')
    return chosen ? `${path}${path.includes('?') ? '&' : '?'}${chosen}` : path
  },
  /** What fits instead of a slot that is full. */
  instead: (slotId: string, { ageMonths }: { ageMonths?: number | null } = {}) =>
    withQuery(`/instead/${slotId}`, { age: ageMonths }),
  /** A page that is left says there that a held place is free again. */
  releaseHold: () => '/api/holds/release',
  bookSeveral: (code: string, { slot }: { slot?: string } = {}) =>
    withQuery('/book/several', { room: code, slot }),
  bookedSeveral: (requestId: string, query: { done?: string } = {}) =>
    withQuery(`/book/several/${requestId}`, query),
  moveBooking: (bookingId: string) => `/bookings/${bookingId}/move`,
  booking: (bookingId: string, query: { done?: string } = {}) =>
    withQuery(`/bookings/${bookingId}`, query),
  my: () => '/my',
  /** Outside the languages; the address itself is the key, and no session is needed. */
  calendarFeed: (token: string) => `/api/calendar/${token}.ics`,
  profile: () => '/my/profile',
  /** Where a code shows that it is oneself, and back to `next`. */
  confirm: (next: string | null = null) => withNext('/my/confirm', next),
  newNumber: () => '/my/number',
  consent: () => '/my/consent',
  children: () => '/my/children',
  newChild: () => '/my/children/new',
  child: (childId: string) => `/my/children/${childId}`,
  privacy: () => '/privacy',

  manage: (query: ManageFilters = {}) =>
    withQuery('/manage', { ...query, page: query.page && query.page > 1 ? query.page : null }),
  manageRoom: (code: string, query: { day?: string; done?: string } = {}) =>
    withQuery(`/manage/rooms/${encodeURIComponent(code)}`, query),
  manageSlot: (code: string, slotId: string, query: { at?: string; done?: string } = {}) =>
    withQuery(`/manage/rooms/${encodeURIComponent(code)}/slots/${slotId}`, query),
  manageRoster: (code: string, day: string) => `${manageRoom(code)}/roster/${day}`,

  manageNewRoom: ({ copy }: { copy?: string } = {}) => withQuery('/manage/rooms/new', { copy }),
  manageImport: () => '/manage/rooms/import',
  importTemplate: (kind: 'csv' | 'xlsx', language: string) =>
    `/api/rooms-template?kind=${kind}&language=${language}`,
  picture: (path: string, size: 'large' | 'small') => `/api/pictures/${path}.${size}.webp`,
  manageRoomFacts: (code: string, query: { done?: string; saved?: string } = {}) =>
    withQuery(`${manageRoom(code)}/facts`, query),
  manageRoomTexts: (code: string, query: { done?: string } = {}) =>
    withQuery(`${manageRoom(code)}/texts`, query),
  manageTimetables: (code: string, query: { month?: string; done?: string } = {}) =>
    withQuery(`${manageRoom(code)}/timetables`, query),
  manageNewTimetable: (code: string) => `${manageRoom(code)}/timetables/new`,
  manageTimetable: (
    code: string,
    id: string,
    query: { month?: string; done?: string; saved?: string } = {},
  ) => withQuery(`${manageRoom(code)}/timetables/${id}`, query),
  /** `who` and `on` fill in the form that puts somebody on duty. */
  manageWeek: (
    code: string,
    query: { day?: string; done?: string; left?: number; who?: string; on?: string } = {},
  ) => withQuery(`${manageRoom(code)}/week`, query),
  /** `at` is a wall-clock time, `2026-11-26T09:00`. */
  manageWhy: (code: string, query: { at?: string } = {}) =>
    withQuery(`${manageRoom(code)}/why`, query),
  manageNewSlot: (code: string, query: { day?: string } = {}) =>
    withQuery(`${manageRoom(code)}/slots/new`, query),
  manageDesk: (code: string, slotId: string, query: { family?: string; again?: string } = {}) =>
    withQuery(`${manageRoom(code)}/slots/${slotId}/desk`, query),
  manageDeskBooking: (code: string, slotId: string, bookingId: string) =>
    `${manageRoom(code)}/slots/${slotId}/desk/${bookingId}`,

  manageShortfalls: (
    query: { state?: string; cause?: string; division?: string; q?: string; page?: number } = {},
  ) => withQuery('/manage/shortfalls', { ...query, page: query.page === 1 ? null : query.page }),
  manageShortfall: (id: string) => `/manage/shortfalls/${id}`,
  /** `where` is `city`, a district's or subdistrict's code, or `room-` and a room's code. */
  managePolicies: (
    where: string,
    query: { from?: string; done?: string; saved?: string; preset?: string; history?: number } = {},
  ) => withQuery(`/manage/policies/${encodeURIComponent(where)}`, query),
  managePolicyPlaces: (search = '') => withQuery('/manage/policies', { q: search }),
  manageFigures: (where: string, query: FiguresQuery = {}) =>
    withQuery(`/manage/figures/${encodeURIComponent(where)}`, query),
  /** A table of the figures as a file, `rooms.csv`; a link outside the router, so with its language. */
  figuresFile: (where: string, file: string, query: FiguresQuery = {}) =>
    withQuery(`/manage/figures/${encodeURIComponent(where)}/${file}`, query),
  manageChildrenNumbers: (where: string, query: { done?: string } = {}) =>
    withQuery(`/manage/figures/${encodeURIComponent(where)}/children`, query),
  manageFamilies: () => '/manage/families',
  /** Where an office notes another number for a person who has lost theirs. */
  alikeChildren: ({ done }: { done?: boolean } = {}) =>
    withQuery('/manage/families/alike', { done: done ? 'yes' : undefined }),
  lostNumber: ({ done }: { done?: boolean } = {}) =>
    withQuery('/manage/families/number', { done: done ? '1' : null }),
  manageChild: (childId: string) => `/manage/families/children/${childId}`,
  managePeople: (query: { q?: string; page?: number; done?: string } = {}) =>
    withQuery('/manage/people', query),
  manageInvite: ({ role }: { role?: string } = {}) => withQuery('/manage/people/invite', { role }),
  managePerson: (accountId: string, query: { done?: string } = {}) =>
    withQuery(`/manage/people/${accountId}`, query),
  manageCalendar: (
    query: {
      year?: string
      done?: string
      added?: number
      removed?: number
      closed?: number
      families?: number
      stayClosed?: number
    } = {},
  ) => withQuery('/manage/calendar', query),
  manageLog: (query: LogQuery = {}) => withQuery('/manage/log', query),
  manageLogExport: () => '/manage/log/export',
  invitation: (token: string) => `/invitations/${token}`,
  secondFactor: (next: string | null = null, { change = false } = {}) =>
    withNext(`/sign-in/second-factor${change ? '?change=1' : ''}`, next),
} as const

const manageRoom = (code: string) => `/manage/rooms/${encodeURIComponent(code)}`

function withQuery(path: string, query: Record<string, string | number | null | undefined>) {
  const given = Object.entries(query).filter(([, value]) => value != null && value !== '')
  if (given.length === 0) return path
  return `${path}?${new URLSearchParams(given.map(([key, value]) => [key, String(value)]))}`
}
