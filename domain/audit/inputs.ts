import { z } from 'zod'

/** What the log is searched by; what is left out does not narrow. Days are local days of Shanghai. */
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

const reason = z.string('reason_missing').trim().min(2, 'reason_missing').max(200, 'reason_long')

export const openChildLogInput = z
  .object({
    childId: z.uuid().optional(),
    /** The child's whole name, where its number is not known. */
    childName: z.string().trim().max(60, 'name_missing').optional(),
    reason,
  })
  .refine((input) => input.childId || input.childName, {
    error: 'name_missing',
    path: ['childName'],
  })
export type OpenChildLogInput = z.infer<typeof openChildLogInput>
