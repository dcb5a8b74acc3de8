import { askingReplica } from '@/db/replica'
import type { Ctx } from '@/domain/shared/context'
import { beforeExit } from './closing'
import { replicaDatabase } from './database'
import { livePlaces } from './live/live-places'
import { sharedAnswers } from './shared-answers'

/** If a change is not announced by our mistake, the old answer is seen no longer than this (milliseconds). */
const sharing = { life: 3_000, most: 300 }

const place = Symbol.for('baobaowu.forVisitors')
const kept: typeof globalThis & { [place]?: ReturnType<typeof begin> } = globalThis

/**
 * What a use case answers visitors, who all get the same: asked once for all of them until the database
 * announces a change, the minute ends (in which slots open and close) or three seconds have passed. A
 * signed-in person is answered alone. Only for pages: nothing is decided by it. The answer is shared and
 * must not be changed. With `mayLag` a replica may give it.
 */
export function forVisitors<A, T>(
  name: string,
  ctx: Ctx,
  asked: A,
  useCase: (ctx: Ctx, asked: A) => Promise<T>,
  { mayLag = false } = {},
): Promise<T> {
  if (ctx.actor.kind !== 'visitor') return useCase(ctx, asked)
  kept[place] ??= begin()
  const { answers, hearing, replica } = kept[place]
  const ask = () => {
    if (!mayLag || !replica) return useCase(ctx, asked)
    return replica(ctx.db, (db) => useCase({ ...ctx, db }, asked))
  }
  if (!hearing()) return ask()
  const minute = Math.floor(ctx.now.getTime() / 60_000)
  return answers.share(JSON.stringify([name, minute, asked]), ask)
}

function begin() {
  const answers = sharedAnswers(sharing)
  let hears = false
  const watching = livePlaces().rooms.watchAll(answers.forget)
  watching.ready.then(() => {
    hears = true
  })
  beforeExit(async () => watching.leave())
  const replica = replicaDatabase()
  return { answers, hearing: () => hears, replica: replica && askingReplica(replica) }
}
