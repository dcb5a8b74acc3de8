/** The day of a slot and, of a flexible one, the stretch chosen, as a form sends them. */
export function StretchFields({
  day,
  stretch,
}: {
  day: string
  /** By the wall clock; null takes the whole of a fixed slot. */
  stretch: { from: string; to: string } | null
}) {
  return (
    <>
      <input type="hidden" name="day" value={day} />
      {stretch ? (
        <>
          <input type="hidden" name="from" value={stretch.from} />
          <input type="hidden" name="to" value={stretch.to} />
        </>
      ) : null}
    </>
  )
}
