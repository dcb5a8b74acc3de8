import { pageContext } from './context'

export type Viewer = { name: string | null; staff: boolean }

/** Who looks at the page, as far as its head shows it; null for a visitor. */
export async function viewer(): Promise<Viewer | null> {
  const { actor } = await pageContext()
  if (actor.kind !== 'account') return null
  return { name: actor.name, staff: actor.roles.length > 0 || actor.secondFactor !== undefined }
}
