import type { Planted } from './planted'

const whole = { level: 'http', file: 'tests/http/every-page.test.ts' } as const
const looks = { level: 'e2e', file: 'tests/e2e/look.spec.ts' } as const
const forms = { level: 'e2e', file: 'tests/e2e/forms.spec.ts' } as const

/** Faults that show only on the built site. */
export const siteFaults: Planted[] = [
  {
    kind: 'a form that needs JavaScript',
    edits: [
      {
        file: 'ui/submit-button.tsx',
        find: "import { type ButtonKind, buttonClass } from './button'\n",
        put: "import { useScripted } from '@/app/_hooks/use-scripted'\nimport { type ButtonKind, buttonClass } from './button'\n",
      },
      {
        file: 'ui/submit-button.tsx',
        find: '      type="submit"\n',
        put: '      type="submit"\n      disabled={!useScripted()}\n',
      },
    ],
    caughtBy: { ...whole, of: 'the display settings', test: 'is whole without scripts' },
  },
  {
    kind: 'a page in the other language',
    edits: [
      {
        file: 'app/[locale]/(public)/rooms/[code]/_week-day.tsx',
        find: 'const format = formats(locale)',
        put: "const format = formats('zh')",
      },
    ],
    caughtBy: { ...whole, of: 'a room', test: 'is whole without scripts' },
  },
  {
    kind: 'a page that anybody opens',
    edits: [
      {
        file: 'app/[locale]/manage/rooms/import/page.tsx',
        find: '  await forPage(paths.manageImport(), async () => planNewRoom(await pageContext(), { copy: null }))\n',
        put: '',
      },
    ],
    caughtBy: {
      ...whole,
      of: 'a table of rooms with a wrong row',
      test: 'is not there for strangers',
    },
  },
  {
    kind: 'a stale page after Back',
    edits: [
      {
        file: 'app/_components/favourites/actions.ts',
        find: '    if (result.ok) refresh()\n',
        put: '',
      },
    ],
    caughtBy: {
      level: 'e2e',
      file: 'tests/e2e/back.spec.ts',
      test: 'after a room is marked, Back shows it among the family’s own',
    },
  },
  {
    kind: 'a place held after its page was left',
    edits: [
      {
        file: 'app/_components/booking/hold-clock.tsx',
        find: "    addEventListener('pagehide', left)\n",
        put: '',
      },
    ],
    caughtBy: {
      level: 'e2e',
      file: 'tests/e2e/hold.spec.ts',
      test: 'frees the place, as another family sees',
    },
  },
  {
    kind: 'an axe fault at one width in the dark',
    edits: [
      {
        file: 'app/globals.css',
        find: '/* Which of the two colours counts',
        put: '@media (min-width: 700px) {\n  :root {\n    --soft: light-dark(#665849, #6d6154);\n  }\n}\n\n/* Which of the two colours counts',
      },
    ],
    caughtBy: { ...looks, of: 'the child-data rule', test: 'is for everybody' },
  },
  {
    kind: 'a page wider than its window',
    edits: [
      {
        file: 'app/[locale]/(public)/privacy/page.tsx',
        find: 'className="mx-auto grid w-full max-w-text gap-6"',
        put: 'className="mx-auto grid w-full min-w-88 max-w-text gap-6"',
      },
    ],
    caughtBy: { ...looks, of: 'the child-data rule', test: 'is for everybody' },
  },
  {
    kind: 'an error not told at its field',
    edits: [
      {
        file: 'ui/field.tsx',
        find: "-error` : ''].filter(Boolean)",
        put: "-wrong` : ''].filter(Boolean)",
      },
    ],
    caughtBy: { ...forms, test: 'a refused form keeps its lists, boxes, dates and texts' },
  },
  {
    kind: 'the focus left where it was when a form is refused',
    edits: [
      {
        file: 'ui/error-summary.tsx',
        find: 'if (focus && errors.length > 0) box.current?.focus()',
        put: 'if (focus && errors.length > 0) box.current?.scrollIntoView()',
      },
    ],
    caughtBy: { ...forms, test: 'a refused form keeps its lists, boxes, dates and texts' },
  },
]
