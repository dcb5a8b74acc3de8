/**
 * A chart drawn on the server, in the size for a phone and for a desk; one is shown. `label` says
 * what it is to people who do not see it: the table beside it has its numbers. The drawings come from
 * `app/_charts`, which leaves neither script nor style in them.
 */
export function Chart({ label, narrow, wide }: { label: string; narrow: string; wide: string }) {
  return (
    <div role="img" aria-label={label} className="break-inside-avoid">
      <div className="sm:hidden print:hidden" dangerouslySetInnerHTML={{ __html: narrow }} />
      <div className="max-sm:hidden print:block" dangerouslySetInnerHTML={{ __html: wide }} />
    </div>
  )
}
