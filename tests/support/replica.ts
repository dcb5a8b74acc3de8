import { execFileSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type EmbeddedDatabase, startEmbedded } from '@/db/embedded/embedded'
import { throwawayPrefix } from '@/db/embedded/leftovers'
import { clusterFolder, serverIdentity } from '@/db/embedded/postgres-binaries'
import { migrate } from '@/db/migrate'
import { makeClockSettable } from '@/db/settable-clock'

type Replicated = { itself: EmbeddedDatabase; replica: EmbeddedDatabase }

/** A migrated PostgreSQL and a real standby that follows it, both thrown away by `stop`. */
export async function startReplicated(): Promise<Replicated & { stop: () => Promise<void> }> {
  const [folder, other] = [0, 1].map(() => mkdtempSync(join(tmpdir(), throwawayPrefix)))
  const first = await startEmbedded(folder ?? '', { durable: false })
  await migrate(first.url)
  await makeClockSettable(first.url)
  await first.stop()
  const identity = serverIdentity()
  const [from, to] = [clusterFolder(folder ?? '', identity), clusterFolder(other ?? '', identity)]
  // With its owner, who alone may start it.
  execFileSync('cp', ['-a', from, to])
  for (const name of ['postgres-password', 'serving-password']) {
    cpSync(join(folder ?? '', name), join(other ?? '', name))
  }
  const itself = await startEmbedded(folder ?? '', { durable: false })
  const { hostname, port, username, password } = new URL(itself.url)
  const source = `host=${hostname} port=${port} user=${username} password=${password}`
  appendFileSync(join(to, 'postgresql.auto.conf'), `primary_conninfo = '${source}'\n`)
  writeFileSync(join(to, 'standby.signal'), '')
  const replica = await startEmbedded(other ?? '', { durable: false })
  const stop = async () => {
    await replica.stop()
    await itself.stop()
    for (const one of [folder, other]) rmSync(one ?? '', { recursive: true, force: true })
  }
  return { itself, replica, stop }
}
