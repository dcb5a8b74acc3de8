/** What went wrong with an action itself rather than with what was asked of it. */
export type Fault =
  | 'busy'
  | 'too_many'
  | 'failed'
  | 'offline'
  | 'refused'
  | 'too_large'
  | 'renewed'
  | 'confirm_needed'
  | typeof elsewhere

/** What the site's server says to a script whose form does not come from a page of this site. */
export const elsewhere = 'elsewhere'

/** Whether the same, sent again later, may work without anybody doing anything. */
export function passesByItself(fault: Fault | undefined): boolean {
  return fault === 'busy' || fault === 'offline'
}

/** What was typed, to be shown again: each field's values, secrets left out. */
export type Typed = Record<string, string[]>

/**
 * What a `stateAction` answers. `data` holds a refusal; success goes to another page, or has a
 * reason of its own that reads well.
 */
export type ActionState<Data = { reason: string; typed: Typed }> = {
  data?: Data
  validationErrors?: { fields: Record<string, string>; typed: Typed; source?: string | undefined }
  serverError?: { fault: Fault; typed: Typed }
}

const secret = /^(code|.*password)$/i

/** Characters of a field that are sent back: more than any field takes, so that too much is kept. */
const mostTyped = 10_000

/** What may be sent back of a form: text fields without secrets and the framework's own. */
export function typedIn(input: unknown): Typed {
  if (!(input instanceof FormData)) return {}
  const typed: Typed = {}
  for (const [name, value] of input) {
    if (typeof value !== 'string' || name.startsWith('$') || secret.test(name)) continue
    typed[name] = [...(typed[name] ?? []), value.slice(0, mostTyped)]
  }
  return typed
}

type AnyState = {
  data?: object
  validationErrors?: { typed: Typed }
  serverError?: { typed: Typed }
}

/** A reader of what was typed before; `fallback` counts when the form has not been sent yet. */
export function typedBefore(state: AnyState) {
  const inData = state.data && 'typed' in state.data ? (state.data.typed as Typed) : undefined
  const typed = state.validationErrors?.typed ?? state.serverError?.typed ?? inData
  return {
    sent: typed !== undefined,
    text: (name: string, fallback = '') => (typed ? (typed[name]?.[0] ?? '') : fallback),
    list: (name: string, fallback: string[] = []) => (typed ? (typed[name] ?? []) : fallback),
  }
}

/** What the form was shown and sends back; after a refusal because it changed, what it is now. */
export function seenBefore(state: AnyState, seen: string): string {
  const now = state.data && 'seen' in state.data ? state.data.seen : undefined
  return typeof now === 'string' ? now : typedBefore(state).text('seen', seen)
}

/**
 * The same for a form whose page is drawn again when it is refused for that reason: what the page shows
 * then counts, and after any other answer what was sent.
 */
export function seenAround(state: AnyState, seen: string, reason: string | undefined): string {
  return reason === 'changed_meanwhile' ? seen : typedBefore(state).text('seen', seen)
}
