/** A number to ring with a touch. */
export function Phone({ number }: { number: string }) {
  return (
    <a
      href={`tel:${number.replace(/[^+\d]/g, '')}`}
      className="link inline-flex min-h-11 items-center tabular-nums"
    >
      {number}
    </a>
  )
}
