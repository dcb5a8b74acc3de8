const transient = new Set(['40001', '40P01'])
const attempts = 4

/** The SQLSTATE of a database error, looked for through its causes; null for any other error. */
export function sqlState(error: unknown): string | null {
  for (let e = error; e instanceof Error; e = e.cause) {
    if ('code' in e && typeof e.code === 'string' && /^[0-9A-Z]{5}$/.test(e.code)) return e.code
  }
  return null
}

/** The name and details of the constraint a write broke; null if it broke none. */
export function brokenConstraint(error: unknown): { name: string; detail: string | null } | null {
  for (let e = error; e instanceof Error; e = e.cause) {
    if ('constraint_name' in e && typeof e.constraint_name === 'string') {
      const detail = 'detail' in e && typeof e.detail === 'string' ? e.detail : null
      return { name: e.constraint_name, detail }
    }
  }
  return null
}

/** Runs `work` again, up to four times, when the database chose it as the victim of a deadlock. */
export async function retrying<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (attempt === attempts || !transient.has(sqlState(error) ?? '')) throw error
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** attempt))
    }
  }
}
