/** The levels a planted fault can be caught at, by the command that runs one test of a file. */
export type CatchingLevel =
  | 'check'
  | 'architecture'
  | 'unit'
  | 'integration'
  | 'http'
  | 'e2e'
  | 'faults'

/** A fault to plant, and the one test that is said to catch it. */
export type Planted = {
  /** The kind of fault, in some words. */
  kind: string
  /** What is changed: `find` stands exactly once in the file, and becomes `put`. */
  edits: { file: string; find: string; put: string }[]
  /**
   * The test that must fail with the fault and pass without it; `test` is a part of its full name. At the
   * level `check` it is the name of a check without tests: format, lint, types, dead code. `of` is what a
   * table of cases puts before it in the name.
   */
  caughtBy: { level: CatchingLevel; file: string; of?: string; test: string }
}
