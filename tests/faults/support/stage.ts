import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres, { type Sql } from 'postgres'
import { formOf, pressOf, signIn } from '@/bench/booking-form'
import { type BenchSlot, makeFamilies, makeRooms } from '@/bench/city'
import type { Press } from '@/bench/rush-families'
import { type ServedSite, serveOn } from '@/bench/served-site'
import { type EmbeddedDatabase, startEmbedded } from '@/db/embedded/embedded'
import { throwawayPrefix } from '@/db/embedded/leftovers'
import { clusterFolder, serverIdentity } from '@/db/embedded/postgres-binaries'
import { migrate } from '@/db/migrate'
import { type Gate, openGate } from './gate'
import { type Pooler, startPooler } from './pooler'

const placesOfSlot = 10
const secret = randomBytes(32).toString('hex')

/** Families about to press for the places of one slot in each of some rooms. */
export type Rush = { presses: Press[]; slots: BenchSlot[]; places: number }

/**
 * The site in two processes on a database that waits for the disk, as a city would run it, with a gate
 * between them. Everything is a process of its own and can be killed.
 */
export class Stage {
  sites: ServedSite[] = []
  /** What the site goes through on its way to the database, if anything. */
  pooler: Pooler | null = null
  private families = 0

  private constructor(
    readonly folder: string,
    private database: EmbeddedDatabase,
    readonly gate: Gate,
  ) {}

  static async open({ pooled = false } = {}): Promise<Stage> {
    const folder = mkdtempSync(join(tmpdir(), throwawayPrefix))
    const database = await startEmbedded(folder)
    await migrate(database.url)
    const stage = new Stage(folder, database, await openGate(database.servingUrl))
    try {
      if (pooled) stage.pooler = await startPooler(database.servingUrl)
      // One after the other: the first may have to build the site.
      for (let n = 0; n < 2; n += 1) stage.sites.push(await stage.serve())
      return stage
    } catch (error) {
      await stage.close()
      throw error
    }
  }

  serve(env: Record<string, string> = {}): Promise<ServedSite> {
    const direct: Record<string, string> = this.pooler ? { DATABASE_DIRECT_URL: this.gate.url } : {}
    return serveOn(this.pooler?.url ?? this.gate.url, {
      env: { AUTH_SECRET: secret, ...direct, ...env },
    })
  }

  /** The address at which a family presses next: one process after the other. */
  address(attempt: number): string {
    return this.sites[attempt % this.sites.length]?.address ?? ''
  }

  /** One connection past the gate, as long as the work takes. */
  async ask<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    const sql = postgres(this.database.url, { max: 1, onnotice: () => {} })
    try {
      return await work(sql)
    } finally {
      await sql.end()
    }
  }

  async prepare(rooms: number, families: number): Promise<Rush> {
    return this.ask(async (sql) => {
      const slots = (await makeRooms(sql, { count: rooms, days: 1 })).slice(0, rooms)
      const all = await makeFamilies(sql, families, this.families)
      this.families += families
      const cookies = await signIn(sql, all, secret)
      const fields = await formOf(this.address(0), slots, cookies[0] ?? '', 2)
      const presses = all.map((family, n) => {
        const slot = slots[n % slots.length]
        if (!slot) throw new Error('there are no slots')
        return pressOf(fields, slot, family, cookies[n] ?? '', n)
      })
      return { presses, slots, places: rooms * placesOfSlot }
    })
  }

  /** Ends the server of PostgreSQL as `kill -9` does; its processes at work notice and end too. */
  killDatabase(): void {
    const file = join(clusterFolder(this.folder, serverIdentity()), 'postmaster.pid')
    process.kill(Number(readFileSync(file, 'utf8').split('\n')[0]), 'SIGKILL')
  }

  /** Starts it again on what is left of it. */
  async restartDatabase(): Promise<void> {
    await this.database.stop()
    this.database = await startEmbedded(this.folder)
    this.gate.leadTo(this.database.url)
  }

  async close(): Promise<void> {
    await Promise.all(this.sites.map((site) => site.stop()))
    await this.pooler?.close()
    await this.gate.close()
    await this.database.stop()
    rmSync(this.folder, { recursive: true, force: true })
  }
}
