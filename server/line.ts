/** One in a line: takes its place out of it once, however often it is asked. */
export type Place = { leave(): void }

type Link<One> = { one: One; before: Link<One>; after: Link<One> }

/** A line in the order they came, from whose middle anybody can leave; each step takes the same time. */
export class Line<One> {
  size = 0
  private first: Link<One> | null = null

  /** At the end of the line. */
  join(one: One): Place {
    const link = { one } as Link<One>
    link.after = this.first ?? link
    link.before = this.first?.before ?? link
    link.before.after = link
    link.after.before = link
    this.first ??= link
    this.size += 1
    let there = true
    const leave = () => {
      if (there) this.cut(link)
      there = false
    }
    return { leave }
  }

  /** Who came first of those still there, left in the line; null if nobody is. */
  head(): One | null {
    return this.first?.one ?? null
  }

  private cut(link: Link<One>): void {
    link.before.after = link.after
    link.after.before = link.before
    if (this.first === link) this.first = link.after === link ? null : link.after
    this.size -= 1
  }
}
