/** A number to ring with a touch. */
export function Phone({ number }: { number: string }) {
  return (
    <a href={`tel:${number.replace(/[^+\d]/g, '')}`} className="link tabular-nums">
      {number}
    </a>
  )
}
