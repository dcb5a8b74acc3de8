const firstYear = 2024

/** The years the log can have entries of, latest first. */
export function yearsBack(thisYear: number): number[] {
  return Array.from({ length: thisYear - firstYear + 1 }, (_, ago) => thisYear - ago)
}
