import type { Planted } from './planted'

const texts = 'tests/unit/messages.test.ts'

/** Faults that are caught in seconds, by reading the source or running what is pure. */
export const quickFaults: Planted[] = [
  {
    kind: 'a domain file imports a page',
    edits: [
      {
        file: 'domain/claims/rules.ts',
        find: 'import { spanFits }',
        put: "import '@/lib/paths'\nimport { spanFits }",
      },
    ],
    caughtBy: {
      level: 'architecture',
      file: 'tests/architecture/import-directions.test.ts',
      test: 'imports go one way',
    },
  },
  {
    kind: 'a function that nothing uses',
    edits: [
      {
        file: 'lib/local-path.ts',
        find: '/** A path with where to go afterwards',
        put: 'export const unused = (path: string) => ownPath(path)\n\n/** A path with where to go afterwards',
      },
    ],
    caughtBy: { level: 'check', file: 'scripts/levels.ts', test: 'dead code' },
  },
  {
    kind: 'an entry of the log that nobody waits for',
    edits: [
      {
        file: 'domain/favourites/mark-room.ts',
        find: '    await writeAudit(write, {',
        put: '    writeAudit(write, {',
      },
    ],
    caughtBy: { level: 'check', file: 'scripts/levels.ts', test: 'lint' },
  },
  {
    kind: 'a column that no migration makes',
    edits: [
      {
        file: 'db/schema/messages.ts',
        find: "accountId: uuid('account_id')",
        put: "sentBy: uuid('sent_by'),\n    accountId: uuid('account_id')",
      },
    ],
    caughtBy: {
      level: 'architecture',
      file: 'tests/architecture/schema-drift.test.ts',
      test: 'the schema in db/schema and the migrations say the same',
    },
  },
  {
    kind: 'a text missing in one language',
    edits: [{ file: 'messages/en/slots.json', find: '  "full": "Full",\n', put: '' }],
    caughtBy: { level: 'unit', file: texts, test: 'has the same keys' },
  },
  {
    kind: 'a text left in English on a Chinese page',
    edits: [
      {
        file: 'messages/zh/find.json',
        find: '"noFree": "{day}的名额都约满了"',
        put: '"noFree": "{day} is full"',
      },
    ],
    caughtBy: { level: 'unit', file: texts, test: 'says everything in its language' },
  },
  {
    kind: 'a placeholder spelt otherwise in one language',
    edits: [
      { file: 'messages/en/find.json', find: 'Every place on {day}', put: 'Every place on {date}' },
    ],
    caughtBy: { level: 'unit', file: texts, test: 'has the same placeholders in each text' },
  },
  {
    kind: 'one of something counted as several',
    edits: [
      {
        file: 'messages/en/roster.json',
        find: '{heads, plural, one {# child} other {# children}} at once',
        put: '{heads} children at once',
      },
    ],
    caughtBy: { level: 'unit', file: texts, test: 'counts one and several in English' },
  },
  {
    kind: 'a word written into a component',
    edits: [
      {
        file: 'ui/pager.tsx',
        find: '<nav aria-label={label}',
        put: '<nav title="Pages of results" aria-label={label}',
      },
    ],
    caughtBy: {
      level: 'architecture',
      file: 'tests/architecture/texts.test.ts',
      test: 'every word a page says comes from messages',
    },
  },
  {
    kind: 'a refused form that loses what was typed',
    edits: [
      {
        file: 'app/[locale]/(family)/my/children/actions.ts',
        find: '.inputSchema(formInput(newChild), keepTyped)',
        put: '.inputSchema(formInput(newChild))',
      },
    ],
    caughtBy: {
      level: 'architecture',
      file: 'tests/architecture/edge.test.ts',
      test: 'keep what was typed when they are refused',
    },
  },
  {
    kind: 'an action without a rate limit',
    edits: [
      {
        file: 'lib/safe-action.ts',
        find: "    await limit(ctx.db, 'writes_by_account', ctx.actor.accountId)\n",
        put: '',
      },
    ],
    caughtBy: {
      level: 'architecture',
      file: 'tests/architecture/edge.test.ts',
      test: 'is asked where it is written down',
    },
  },
  {
    kind: 'a page of the staff whose form anybody may send',
    edits: [
      {
        file: 'app/[locale]/manage/log/actions.ts',
        find: 'export const openChildLogAction = staffAction',
        put: 'export const openChildLogAction = signedInAction',
      },
    ],
    caughtBy: {
      level: 'architecture',
      file: 'tests/architecture/actions.test.ts',
      test: 'the room’s side uses the client for staff alone',
    },
  },
  {
    kind: 'an open redirect after signing in',
    edits: [
      {
        file: 'lib/local-path.ts',
        find: "if (path.startsWith('//') || path.startsWith('/api/'))",
        put: "if (path.startsWith('/api/'))",
      },
    ],
    caughtBy: { level: 'unit', file: 'tests/unit/edge.test.ts', test: 'is nowhere' },
  },
  {
    kind: 'scripts let in without a nonce',
    edits: [
      { file: 'proxy.ts', find: "'strict-dynamic'", put: "'strict-dynamic' 'unsafe-inline'" },
    ],
    caughtBy: {
      level: 'unit',
      file: 'tests/unit/proxy.test.ts',
      test: 'lets in nothing but what is the site’s own, by a nonce',
    },
  },
  {
    kind: 'a date by the zone of the server',
    edits: [
      {
        file: 'domain/shared/time.ts',
        find: 'return zoned(instant).toPlainDate().toString()',
        put: 'return instant.toISOString().slice(0, 10)',
      },
    ],
    caughtBy: {
      level: 'unit',
      file: 'tests/unit/time.test.ts',
      test: 'a day and a time are Shanghai’s',
    },
  },
  {
    kind: 'a setting read from a constant',
    edits: [
      {
        file: 'domain/claims/rules.ts',
        find: 'child.openBookings >= open &&',
        put: 'child.openBookings >= 2 &&',
      },
    ],
    caughtBy: {
      level: 'unit',
      file: 'tests/unit/booking-rules.test.ts',
      test: 'is decided by the policy of the slot and by nothing else',
    },
  },
  {
    kind: 'a personal answer in a shared cache',
    edits: [
      {
        file: 'lib/for-visitors.ts',
        find: "  if (ctx.actor.kind !== 'visitor') return useCase(ctx, asked)\n",
        put: '',
      },
    ],
    caughtBy: {
      level: 'unit',
      file: 'tests/unit/for-visitors.test.ts',
      test: 'somebody signed in is answered alone',
    },
  },
  {
    kind: 'a slot with bookings lost when slots are made again',
    edits: [
      {
        file: 'domain/slots/rules.ts',
        find: 'if (slot.settled) changes.kept.push(slot)\n    else if (fits)',
        put: 'if (fits)',
      },
    ],
    caughtBy: {
      level: 'unit',
      file: 'tests/unit/slot-rules.test.ts',
      test: 'settled slots stay',
    },
  },
  {
    kind: 'a closed slot shown as one to book',
    edits: [
      {
        file: 'domain/slots/slot-state.ts',
        find: "  if (slot.status === 'closed') return { kind: 'closed', reason: slot.closedReason }\n",
        put: '',
      },
    ],
    caughtBy: { level: 'unit', file: 'tests/unit/slot-state.test.ts', test: 'a slot is' },
  },
  {
    kind: 'coordinates of another system kept as they were typed',
    edits: [
      {
        file: 'app/_forms/room-fields.ts',
        find: 'const kept = inWgs84(place, key)',
        put: "const kept = key === 'wgs84' ? inWgs84(place, key) : place",
      },
    ],
    caughtBy: {
      level: 'unit',
      file: 'tests/unit/rooms-admin.test.ts',
      of: 'typed facts',
      test: 'are kept as WGS-84',
    },
  },
  {
    kind: 'a title taken for the heading of a table',
    edits: [
      {
        file: 'lib/spreadsheet/heading.ts',
        find: 'Math.max(0, counts.indexOf(Math.max(...counts)))',
        put: '0',
      },
    ],
    caughtBy: {
      level: 'unit',
      file: 'tests/unit/spreadsheet.test.ts',
      test: 'the heading is the row of the first twenty that names most columns',
    },
  },
  {
    kind: 'a file from outside that may take all memory',
    edits: [
      {
        file: 'lib/outside-files/read-outside.ts',
        find: "watchResident(child.pid, mostResident, () => end('needs_too_much'))",
        put: 'watchResident(child.pid, mostResident, () => undefined)',
      },
    ],
    caughtBy: {
      level: 'unit',
      file: 'tests/unit/outside-files.test.ts',
      of: 'a hostile file',
      test: 'that needs more memory than it may have is read no further',
    },
  },
  {
    kind: 'a far cell for which all cells before it are made',
    edits: [
      {
        file: 'lib/spreadsheet/sheet-size.ts',
        find: 'columnOf(letters) > mostColumns',
        put: 'columnOf(letters) > 20_000',
      },
    ],
    caughtBy: {
      level: 'unit',
      file: 'tests/unit/outside-files.test.ts',
      of: 'a hostile file',
      test: 'that says it is a table is answered in words',
    },
  },
  {
    kind: 'a log that whoever asks can fill',
    edits: [
      {
        file: 'server/refusals-told.ts',
        find: 'if (others !== undefined) {',
        put: 'if (others !== undefined && others < 0) {',
      },
    ],
    caughtBy: {
      level: 'unit',
      file: 'tests/unit/refusals-told.test.ts',
      of: 'refused requests',
      test: 'are told of once a minute by kind',
    },
  },
]
