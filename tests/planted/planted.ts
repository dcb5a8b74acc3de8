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
   * The test that must fail with it and pass without; `test` is a part of its full name. Of the level
   * `check` it is the name of one of the checks without tests: format, lint, types, dead code. `of` is what a
   * table puts before it in the name.
   */
  caughtBy: { level: CatchingLevel; file: string; of?: string; test: string }
}
