import { Sheet } from './sheet'

/** Building blocks, one of them fallen: an empty list. */
export function BlocksDrawing({ className }: { className?: string }) {
  return (
    <Sheet
      className={className}
      colours={
        <>
          <rect x="38" y="94" width="50" height="50" rx="7" className="fill-apricot" />
          <rect x="92" y="94" width="50" height="50" rx="7" className="fill-green-wash" />
          <path d="M64 90V66q0-26 26-26t26 26v24Z" className="fill-apricot-wash" />
          <circle cx="170" cy="130" r="14" className="fill-green" opacity="0.55" />
        </>
      }
    >
      <rect x="38" y="94" width="50" height="50" rx="7" />
      <rect x="92" y="94" width="50" height="50" rx="7" />
      <path d="M64 92V66q0-26 26-26t26 26v26Z" />
      <path d="M80 92V72q0-10 10-10t10 10v20" />
      <circle cx="56" cy="114" r="3" className="fill-ink" />
      <circle cx="70" cy="124" r="3" className="fill-ink" />
      <path d="m108 128 9-16 9 16Z" />
      <circle cx="170" cy="130" r="14" />
      <path d="M158 124q12 6 24 0M160 138q10-5 20 0" />
      <path d="m148 62 5-9M158 70l10-3M140 52l1-10" />
      <path d="M8 144h184" />
    </Sheet>
  )
}
