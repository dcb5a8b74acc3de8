import { writeAudit } from '../audit/write-audit'
import { requireSystem } from '../shared/actor'
import { type Ctx, writing } from '../shared/context'
import type { IdentitySealing } from '../shared/sealing'
import { documentText } from './identity-values'
import { childOfDocument, lockLikeness, selectUnhashed } from './likeness-queries'
import { changeChild, lockChild } from './queries'

const atOnce = 500

/**
 * Gives children whose document was kept before it was unique its digest, which needs the site's secret. Of
 * several with one document the earliest gets it; the others are noted to resemble it, and wait for staff. A
 * job runs it; doing it again changes nothing.
 */
export async function fillIdentityHashes(ctx: Ctx, sealing: IdentitySealing): Promise<number> {
  requireSystem(ctx.actor)
  const found = await selectUnhashed(ctx.db.read, atOnce)
  for (const {
    id,
    identityKind: kind,
    identityCountry: country,
    identitySealed,
    ...facts
  } of found) {
    if (!kind || !identitySealed) continue
    const number = sealing.open(identitySealed)
    const identityHash = sealing.digest(documentText({ kind, country, number }))
    await writing(ctx, async (write) => {
      await lockLikeness(write, { ...facts, identityHash })
      await lockChild(write, id)
      const known = await childOfDocument(write.tx, identityHash)
      if (known === id) return
      await changeChild(write, id, known ? { resembles: known } : { identityHash })
      if (!known) return
      await writeAudit(write, {
        action: 'child-alike',
        subjectKind: 'child',
        subjectId: id,
        childId: id,
        details: { by: 'document' },
      })
    })
  }
  return found.length
}
