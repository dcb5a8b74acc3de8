import { v7 } from 'uuid'
import { explainInstant } from '@/domain/explaining/explain-instant'
import { applyRosterTemplate } from '@/domain/roster/apply-roster-template'
import { copyWeekRoster } from '@/domain/roster/copy-week-roster'
import { deleteRosterTemplate } from '@/domain/roster/delete-roster-template'
import { readWeekRoster } from '@/domain/roster/read-week-roster'
import { saveCaregiver } from '@/domain/roster/save-caregiver'
import { saveRosterTemplate } from '@/domain/roster/save-roster-template'
import { setPersonShift } from '@/domain/roster/set-person-shift'
import { addDays, weekdayOf } from '@/domain/shared/time'
import { findWaysOut } from '@/domain/shortfalls/find-ways-out'
import { listScopeShortfalls } from '@/domain/shortfalls/list-scope-shortfalls'
import { running, staff, type UseCase, withRole } from '../use-case'

const agreed = { confirmed: true, overwrite: true }

/** No template is in the scene: it is not there for anybody (`roster-week` tests the scopes of one). */
const unknown = v7()

export const rosterUseCases: Record<string, UseCase> = {
  readWeekRoster: {
    for: staff,
    run: (ctx, s) => readWeekRoster(ctx, { code: s.room.code, day: s.day }),
  },
  copyWeekRoster: {
    for: running,
    run: (ctx, s) => {
      const fromMonday = addDays(s.day, 1 - weekdayOf(s.day))
      const toMonday = addDays(fromMonday, 7)
      return copyWeekRoster(ctx, { roomId: s.room.id, fromMonday, toMonday, ...agreed })
    },
  },
  saveRosterTemplate: {
    for: running,
    run: (ctx, s) => saveRosterTemplate(ctx, { roomId: s.room.id, day: s.day, name: '平日' }),
  },
  applyRosterTemplate: {
    for: [],
    run: (ctx, s) => applyRosterTemplate(ctx, { templateId: unknown, days: [s.day], ...agreed }),
  },
  deleteRosterTemplate: {
    for: [],
    run: (ctx) => deleteRosterTemplate(ctx, { templateId: unknown }),
  },
  setPersonShift: {
    for: running,
    run: (ctx, s) =>
      setPersonShift(ctx, {
        caregiverId: s.caregiverId,
        days: [s.day],
        shift: { fromTime: '08:00', toTime: '12:00', breaks: [] },
        confirmed: true,
      }),
  },
  saveCaregiver: {
    for: running,
    run: (ctx, s) =>
      saveCaregiver(ctx, { caregiverId: s.caregiverId, name: '别名', confirmed: true }),
  },
  explainInstant: {
    for: staff,
    run: (ctx, s) => explainInstant(ctx, { code: s.room.code, at: s.startsAt }),
  },
  listScopeShortfalls: { for: withRole, run: (ctx) => listScopeShortfalls(ctx) },
  // Nothing falls short in the scene; `shortfalls-ways` tests the scopes of what does.
  findWaysOut: { for: [], run: (ctx) => findWaysOut(ctx, { shortfallId: unknown }) },
}
