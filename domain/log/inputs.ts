/**
 * What the log is searched by; what is left out does not narrow the search. Days are local days of
 * Shanghai.
 */
export type LogFilters = {
  /** A name of somebody with a role, or a whole mobile number of anybody. */
  person?: string
  /** A room's code, or a part of its name. */
  room?: string
  childId?: string | null
  action?: string
  fromDay?: string | null
  toDay?: string | null
  /** A part of the reason given. */
  reason?: string
  /** The id of the entry the page before ended with. */
  after?: string | null
}

/** Which child, by its number or its whole name, and why its log is opened. */
export type OpenChildLogInput = {
  childId?: string | undefined
  childName?: string | undefined
  /** 2 to 200 letters, without names. */
  reason: string
}
