import { Sheet } from './sheet'

/** An alarm clock with a face: something takes time, or the time is past. */
export function ClockDrawing({ className }: { className?: string }) {
  return (
    <Sheet
      className={className}
      colours={
        <>
          <circle cx="100" cy="88" r="50" className="fill-apricot-wash" />
          <path d="M60 46a20 20 0 0 1 26-20ZM140 46a20 20 0 0 0-26-20Z" className="fill-apricot" />
          <path d="M100 88V54a34 34 0 0 1 31 48Z" className="fill-green-wash" />
        </>
      }
    >
      <circle cx="100" cy="88" r="50" />
      <path d="M62 48a18 18 0 0 1 28-21M138 48a18 18 0 0 0-28-21M100 38V26M92 26h16" />
      <path d="M100 88V58M100 88l20 12" strokeWidth="3" />
      <path d="M100 46v4M100 126v4M58 88h4M138 88h4" />
      <path d="M84 108q16 12 32 0" />
      <path d="m68 128-10 16M132 128l10 16" />
      <path d="M16 144h168" />
      <path d="m164 56 8-6M168 70h10M36 56l-8-6M32 70H22" />
    </Sheet>
  )
}
