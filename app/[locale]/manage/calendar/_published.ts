import published from 'chinese-days/dist/chinese-days.json'

/** The official calendars that come with the site. */
export { published }

/** Their years from this decade on, in order. */
export function knownYears(): number[] {
  const years = Object.keys(published.holidays).map((day) => Number(day.slice(0, 4)))
  return [...new Set(years)].filter((year) => year >= 2024).sort((a, b) => a - b)
}
