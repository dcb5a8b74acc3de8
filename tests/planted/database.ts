import type { Planted } from './planted'

const own = (file: string) => `tests/integration/${file}.test.ts`
const leaves = 'leaves the entries and messages written down for it'

/** Faults that show when use cases and the engine work on a real database. */
export const databaseFaults: Planted[] = [
  {
    kind: 'a wrong count of bookings',
    edits: [
      {
        file: 'domain/rooms/staff-queries.ts',
        find: 'where b.room_id = c.id and b.child_id is not null and b.day',
        put: 'where b.room_id = c.id and b.day',
      },
    ],
    caughtBy: {
      level: 'integration',
      file: own('counted-alike'),
      test: 'to those who run the room',
    },
  },
  {
    kind: 'a missing authorisation',
    edits: [
      {
        file: 'domain/rooms/managed-room.ts',
        find: 'if (!room || !mayRunRoom(write.actor, room)) throw',
        put: 'if (!room) throw',
      },
    ],
    caughtBy: {
      level: 'integration',
      file: own('permissions'),
      test: 'is for those it is for',
    },
  },
  {
    kind: 'a scope missing in a list',
    edits: [
      {
        file: 'domain/rooms/staff-queries.ts',
        find: '(scope)} and $',
        put: '(scope)} or $',
      },
    ],
    caughtBy: {
      level: 'integration',
      file: own('scope-matrix'),
      test: 'reaches what the table says, and nothing beside or above',
    },
  },
  {
    kind: 'somebody else’s booking by its number',
    edits: [
      {
        file: 'domain/bookings/queries.ts',
        find: `    .from(bookings)
    .innerJoin(
      guardians,
      and(eq(guardians.childId, bookings.childId), eq(guardians.accountId, accountId)),
    )
    .innerJoin(children,`,
        put: `    .from(bookings)
    .innerJoin(guardians, eq(guardians.childId, bookings.childId))
    .innerJoin(children,`,
      },
    ],
    caughtBy: {
      level: 'integration',
      file: own('book-slot'),
      test: 'a stranger sees and cancels nothing',
    },
  },
  {
    kind: 'an unlogged read',
    edits: [
      {
        file: 'domain/slots/read-booked-children.ts',
        find: '    await insertChildReads(write, ids, { purpose: readingPurpose(actor, room.id) })\n',
        put: '',
      },
    ],
    caughtBy: { level: 'integration', file: own('audit-complete'), test: leaves },
  },
  {
    kind: 'a message missing from its transaction',
    edits: [
      {
        file: 'domain/children/invite-guardian.ts',
        find: '    await queueMessage(write, {',
        put: '    void (async (..._: unknown[]) => {})(write, {',
      },
    ],
    caughtBy: { level: 'integration', file: own('audit-complete'), test: leaves },
  },
  {
    kind: 'a free visit not given back',
    edits: [
      {
        file: 'domain/bookings/end-claim.ts',
        find: 'allowanceUsed: means.returnsAllowance ? 0 : booking.allowanceUsed',
        put: 'allowanceUsed: booking.allowanceUsed',
      },
    ],
    caughtBy: {
      level: 'integration',
      file: own('my-page'),
      test: 'each child’s free visits are what was granted less what was used',
    },
  },
  {
    kind: 'a free visit given back twice',
    edits: [
      {
        file: 'db/engine/allowance.sql',
        find: 'abs(change), new.id);',
        put: 'abs(change) * case when change < 0 then 2 else 1 end, new.id);',
      },
    ],
    caughtBy: {
      level: 'integration',
      file: own('book-slot'),
      test: 'cancelling in time gives the visit back',
    },
  },
  {
    kind: 'a booking lost when another one of its slot moves',
    edits: [
      {
        file: 'domain/bookings/queries.ts',
        find: "    .set({ status: 'cancelled', ...end })\n    .where(eq(bookings.id, bookingId))",
        put: `    .set({ status: 'cancelled', ...end })\n    .where(sql\`slot_id = (select b.slot_id from bookings b where b.id = \${bookingId})\`)`,
      },
    ],
    caughtBy: {
      level: 'integration',
      file: own('move-booking'),
      test: 'families that move into each other’s places never oversell and lose none',
    },
  },
  {
    kind: 'a figure that counts twice',
    edits: [
      {
        file: 'db/engine/figures.sql',
        find: "(where b.status = 'attended')::integer as attended,",
        put: "(where b.status in ('attended', 'missed'))::integer as attended,",
      },
    ],
    caughtBy: {
      level: 'integration',
      file: own('figures'),
      test: 'what happens to closed days later changes their figures exactly',
    },
  },
  {
    kind: 'a free visit taken from another period',
    edits: [
      {
        file: 'db/engine/allowance.sql',
        find: 'starts := date_trunc(terms.period, p_day::timestamp)::date;',
        put: 'starts := date_trunc(terms.period, app_now())::date;',
      },
    ],
    caughtBy: {
      level: 'integration',
      file: own('my-page'),
      test: 'a visit uses the free visits of the period it is in',
    },
  },
  {
    kind: 'a mark for the wrong child',
    edits: [
      {
        file: 'domain/bookings/record-visits.ts',
        find: 'insertMissedMarks(tx, stayedAway,',
        put: 'insertMissedMarks(tx, came,',
      },
    ],
    caughtBy: {
      level: 'integration',
      file: own('record-visits'),
      test: 'a missed visit leaves the policy’s mark once',
    },
  },
  {
    kind: 'a deadline that ignores its setting',
    edits: [
      {
        file: 'db/engine/policy.sql',
        find: 'working_day_before(new.day, coalesce(policy.cancel_working_days, 1))',
        put: 'working_day_before(new.day, 1)',
      },
    ],
    caughtBy: { level: 'integration', file: own('slot-terms'), test: 'cancelWorkingDays' },
  },
  {
    kind: 'a key of a press that is ignored',
    edits: [
      {
        file: 'domain/claims/try-claim.ts',
        find: '  if (facts?.earlier) return repeated(facts.earlier, input)\n',
        put: '',
      },
    ],
    caughtBy: {
      level: 'integration',
      file: own('book-slot'),
      test: 'the same key books once, also when pressed twice',
    },
  },
  {
    kind: 'a hold past its time that still blocks',
    edits: [
      {
        file: 'db/engine/free-places.sql',
        find: '  part.heads := part.heads - gone.heads;\n',
        put: '',
      },
    ],
    caughtBy: {
      level: 'integration',
      file: own('counted-alike'),
      test: 'to families: in the week of the room',
    },
  },
  {
    kind: 'an oversold quarter hour',
    edits: [
      {
        file: 'db/engine/claims.sql',
        find: `    band_load[band] = band_load[band] + direction * b.care_factor_hundredths
  where room_id = b.room_id and at >= b.starts_at and at < b.ends_at;`,
        put: `    band_load[band] = band_load[band] + direction * b.care_factor_hundredths
  where room_id = b.room_id and at >= b.starts_at and at < b.ends_at - interval '15 minutes';`,
      },
    ],
    caughtBy: {
      level: 'integration',
      file: own('capacity-races'),
      test: 'slots that overlap share the room, fixed and flexible alike',
    },
  },
  {
    kind: 'an open page not told of a change',
    edits: [
      {
        file: 'db/engine/notices.sql',
        find: 'create or replace trigger slot_ledger_told after update of cap on slot_ledger for each row when (old.cap <> new.cap)',
        put: 'create or replace trigger slot_ledger_told after update of cap on slot_ledger for each row when (old.cap < new.cap)',
      },
    ],
    caughtBy: {
      level: 'integration',
      file: own('places-change'),
      test: 'a cancelled booking, a closed slot, another cap and a removed slot are told',
    },
  },
  {
    kind: 'a log that nobody seals',
    edits: [
      {
        file: 'lib/jobs.ts',
        find: '  { queue: jobQueues.sealLog, everySeconds: 60, run: sealLog },\n',
        put: '',
      },
      {
        file: 'lib/jobs.ts',
        find: "import { sealLog } from '@/domain/log/seal-log'\n",
        put: '',
      },
    ],
    caughtBy: {
      level: 'integration',
      file: own('jobs'),
      test: 'the site sees to slots, holds, codes, numbers, the log and figures by itself',
    },
  },
  {
    kind: 'a setting with another bound than its column',
    edits: [
      {
        file: 'domain/policies/settings.ts',
        find: "holdMinutes: { ...number('minutes', [1, 30], 5)",
        put: "holdMinutes: { ...number('minutes', [1, 31], 5)",
      },
    ],
    caughtBy: {
      level: 'integration',
      file: own('settings'),
      test: 'the database holds every number to the bounds of the list, and no other',
    },
  },
  {
    kind: 'a search that folds the names kept and not what is typed',
    edits: [
      {
        file: 'domain/shared/name-queries.ts',
        find: 'const folded = foldName(typed)',
        put: 'const folded = typed',
      },
    ],
    caughtBy: {
      level: 'integration',
      file: own('families-search'),
      test: 'a name is found however it is typed',
    },
  },
  {
    kind: 'a name written without the folded one beside it',
    edits: [
      {
        file: 'domain/children/queries.ts',
        find: '...values, nameFolded }',
        put: '...values }',
      },
    ],
    caughtBy: {
      level: 'integration',
      file: own('demo-city'),
      test: 'every name is kept folded beside it',
    },
  },
]
