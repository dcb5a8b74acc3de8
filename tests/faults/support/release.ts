import type { Press } from '@/bench/rush-families'
import type { Stage } from './stage'

/** Changes the policy of a room so that the slot of a press is released `hours` from now. */
export function releaseAt(stage: Stage, { path }: Press, hours: number) {
  return stage.ask(
    (sql) => sql`
      update policies p set release_days_ahead = s.day - at::date, release_time = at::time
      from slots s, timezone('Asia/Shanghai', now() + make_interval(hours => ${hours})) as at
      where s.id = ${path.slice(-36)} and p.room_id = s.room_id`,
  )
}
