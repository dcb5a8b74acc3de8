/** Preloaded by a process of the site: its clock is `CLOCK_SHIFT_HOURS` wrong. */
const shift = Number(process.env.CLOCK_SHIFT_HOURS) * 3_600_000
const Right = Date

class Shifted extends Right {
  constructor(...given) {
    super(...(given.length === 0 ? [Right.now() + shift] : given))
  }

  static now() {
    return Right.now() + shift
  }
}

// The framework copies a clock's own properties, not those it inherits.
Object.defineProperties(Shifted, { UTC: { value: Right.UTC }, parse: { value: Right.parse } })
globalThis.Date = Shifted
