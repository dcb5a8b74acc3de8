import { z } from 'zod'
import { type Typed, typedIn } from './form-state'

const mostFields = 200

/**
 * A schema that reads an HTML form: every field as text, those in `lists` as a list of texts
 * however often they came, the rest by their last value. Files are left out.
 */
export function formInput<S extends z.ZodType>(schema: S, lists: readonly string[] = []) {
  return z.preprocess((input) => {
    if (!(input instanceof FormData)) return input
    const fields: Record<string, string | string[]> = {}
    for (const name of [...new Set(input.keys())].slice(0, mostFields)) {
      const values = input.getAll(name).filter((value) => typeof value === 'string')
      if (name.startsWith('$')) continue
      const last = values.at(-1)
      if (lists.includes(name)) fields[name] = values
      else if (last !== undefined) fields[name] = last
    }
    for (const name of lists) fields[name] ??= []
    return fields
  }, schema)
}

/**
 * For `inputSchema(…, keepTyped)`: the first thing wrong with each field (a reason, not a text; the
 * whole form's under the empty name), all that was typed, and which source the server was built from.
 */
export const keepTyped = {
  async handleValidationErrorsShape(
    errors: object,
    { clientInput }: { clientInput: unknown },
  ): Promise<{ fields: Record<string, string>; typed: Typed; source: string | undefined }> {
    const fields: Record<string, string> = {}
    for (const [name, node] of Object.entries(errors)) {
      const first = name === '_errors' ? node?.[0] : firstError(node)
      if (typeof first === 'string') fields[name === '_errors' ? '' : name] = first
    }
    return { fields, typed: typedIn(clientInput), source: process.env.NEXT_PUBLIC_SOURCE }
  },
}

function firstError(node: unknown): string | null {
  if (node === null || typeof node !== 'object') return null
  if ('_errors' in node && Array.isArray(node._errors)) return String(node._errors[0])
  for (const inner of Object.values(node)) {
    const found = firstError(inner)
    if (found) return found
  }
  return null
}
