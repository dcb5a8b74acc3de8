import type { FirstRun } from '@/lib/first-run'

/** Carries through a form that it is a step of signing up, and where to go afterwards. */
export function FirstRunFields({ run }: { run: FirstRun }) {
  return (
    <>
      <input type="hidden" name="first" value={run.first ? '1' : ''} />
      <input type="hidden" name="next" value={run.next ?? ''} />
    </>
  )
}
