import { z } from 'zod'
import { name, phone } from '../accounts/inputs'
import { offices } from '../authority/rank-rules'
import type { Role } from '../shared/context'
import { oneLine } from '../shared/texts'

/** Why somebody loses a role or a second factor, 1 to 200 letters. */
export const reason = z
  .string('reason_missing')
  .transform(oneLine)
  .refine((text) => text.length > 0, 'reason_missing')
  .refine((text) => text.length <= 200, 'reason_long')

/** A role and its scope as one form sends them: the scope is a code or an id, empty for the city. */
const offeredRole = z
  .object({ role: z.enum(offices, 'role_missing'), scope: z.string('scope_missing').max(40) })
  .transform(({ role, scope }, issues): Role => {
    const made = roleIn(role, scope)
    if (made) return made
    issues.addIssue({ code: 'custom', message: 'scope_missing', path: ['scope'] })
    return z.NEVER
  })

/** Checks a role by its office and scope; null if the scope is none for that office. */
export function roleIn(role: Role['role'], scope: string): Role | null {
  switch (role) {
    case 'city_administrator':
      return { role }
    case 'district_administrator':
      return /^\d{6}$/.test(scope) ? { role, districtCode: scope } : null
    case 'subdistrict_administrator':
      return /^\d{9}$/.test(scope) ? { role, subdistrictCode: scope } : null
    case 'operator':
      return z.uuid().safeParse(scope).success ? { role, operatorId: scope } : null
    case 'room_manager':
    case 'caregiver':
      return z.uuid().safeParse(scope).success ? { role, roomId: scope } : null
  }
}

export const roleInvitation = z
  .object({ name, phone, key: z.uuid() })
  .and(offeredRole.transform((role) => ({ role })))

export type RoleInvitationInput = z.output<typeof roleInvitation>

export const token = z.string().regex(/^[\w-]{43}$/)
