import type { MonthSlot } from '@/domain/slots/month-rules'

/** A slot as a shape: full made, hollow planned, crossed closed, faint over; a square added alone. */
export function SlotMark({
  slot: { state, single },
}: {
  slot: Pick<MonthSlot, 'state' | 'single'>
}) {
  const look = {
    made: 'fill-green stroke-green',
    planned: 'fill-transparent stroke-green',
    closed: 'fill-transparent stroke-soft',
    over: 'fill-edge stroke-edge',
  }[state]
  const dashes = state === 'planned' ? '2.5 2' : undefined
  return (
    <svg
      viewBox="0 0 14 14"
      aria-hidden="true"
      className={`size-3.5 shrink-0 stroke-[1.75] ${look}`}
    >
      {single ? (
        <rect x="2" y="2" width="10" height="10" strokeDasharray={dashes} />
      ) : (
        <circle cx="7" cy="7" r="5" strokeDasharray={dashes} />
      )}
      {state === 'closed' ? <path d="m4 4 6 6M10 4l-6 6" /> : null}
    </svg>
  )
}
