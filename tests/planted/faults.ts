import type { Planted } from './planted'

/** One fault of each kind that once got through, or could, and the test that catches it. */
export const plantedFaults: Planted[] = [
  {
    kind: 'a domain file imports a page',
    edits: [
      {
        file: 'domain/bookings/rules.ts',
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
]
