import { sql } from 'drizzle-orm'
import { siteDatabase } from './running'

/** Keeps every place of a slot locked, as many families at once would, until `letGo`. */
export async function lockLedger(slotId: string): Promise<{ letGo: () => Promise<void> }> {
  const db = siteDatabase()
  let end = () => {}
  const ended = new Promise<void>((done) => {
    end = done
  })
  let locked = () => {}
  const begun = new Promise<void>((done) => {
    locked = done
  })
  const held = db.transaction(async (tx) => {
    // It is locked for longer than a transaction may be idle elsewhere.
    await tx.execute(sql`set local idle_in_transaction_session_timeout = '3min'`)
    await tx.execute(sql`select 1 from slot_ledger where slot_id = ${slotId} for update`)
    locked()
    await ended
  })
  await Promise.race([begun, held])
  return {
    async letGo() {
      end()
      await held
    },
  }
}
