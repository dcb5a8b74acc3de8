/** Why a request was refused, or could not be answered, for what its sender did. */
export const refusalKinds = {
  unknown_action: 'it asks for an action of another build',
  elsewhere: 'it comes from another site',
  unreadable: 'what it brings cannot be read',
  cut_off: 'its sender went away in the middle of it',
  busy: 'the database has too much to do',
}
export type RefusalKind = keyof typeof refusalKinds

/**
 * Tells of refused requests in one line, with nothing that their senders wrote: the first of a kind at once,
 * and of all the others of its minute (`every` milliseconds) how many there were, so that nobody can
 * fill the log.
 */
export function refusalsTold(tell: (line: string) => void, every = 60_000) {
  const more = new Map<RefusalKind, number>()
  /** The first of its minute? `inFull` may then tell more of it than the one line does. */
  return (kind: RefusalKind, inFull?: () => void): void => {
    const others = more.get(kind)
    if (others !== undefined) {
      more.set(kind, others + 1)
      return
    }
    more.set(kind, 0)
    if (inFull) inFull()
    else tell(`A request was refused: ${refusalKinds[kind]}.`)
    setTimeout(() => {
      const count = more.get(kind) ?? 0
      more.delete(kind)
      if (count > 0)
        tell(`${count} more requests were refused within a minute: ${refusalKinds[kind]}.`)
    }, every).unref()
  }
}
