import type { Press } from '@/bench/rush-families'
import type { Stage } from './stage'

/** Has the slot of a press released so many hours from now, by the policy of its room. */
export function releaseAt(stage: Stage, { path }: Press, hours: number) {
  return stage.ask(
    (sql) => sql`
      update policies p set release_days_ahead = s.day - at::date, release_time = at::time
      from slots s, timezone('Asia/Shanghai', now() + make_interval(hours => ${hours})) as at
      where s.id = ${path.slice(-36)} and p.room_id = s.room_id`,
  )
}
