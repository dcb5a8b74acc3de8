import { v7 } from 'uuid'
import { addSlot } from '@/domain/slots/add-slot'
import { readNewSlot } from '@/domain/slots/read-new-slot'
import { removeSlot } from '@/domain/slots/remove-slot'
import { readTimetable } from '@/domain/timetables/read-timetable'
import { readTimetables } from '@/domain/timetables/read-timetables'
import { saveTimetable } from '@/domain/timetables/save-timetable'
import { running, staff, type UseCase } from '../use-case'

const inherited = { ageFromMonths: null, ageToMonths: null, cap: null, priceFenPerHour: null }

export const timetablesUseCases: Record<string, UseCase> = {
  readTimetables: {
    for: staff,
    run: (ctx, s) => readTimetables(ctx, { code: s.room.code, month: null }),
  },
  readTimetable: {
    for: running,
    run: (ctx, s) =>
      readTimetable(ctx, { code: s.room.code, timetableId: s.timetableId, month: null }),
  },
  saveTimetable: {
    for: running,
    run: (ctx, s) =>
      saveTimetable(ctx, {
        wish: { deed: 'end', timetableId: s.timetableId, lastDay: s.day },
        agreed: null,
        month: '2026-03',
      }),
  },
  readNewSlot: {
    for: running,
    run: (ctx, s) => readNewSlot(ctx, { code: s.room.code, day: s.day }),
  },
  addSlot: {
    for: running,
    run: (ctx, s) =>
      addSlot(ctx, {
        ...{ ...inherited, roomId: s.room.id, slotId: v7(), day: s.day },
        ...{ fromTime: '16:00', toTime: '17:00', flexible: false, sharesCapacity: false },
        ...{ confirmed: false, reason: '测试' },
      }),
  },
  removeSlot: {
    for: running,
    run: (ctx, s) => removeSlot(ctx, { slotId: s.slotId, reason: '测试' }),
  },
}
