import { Sheet } from './sheet'

/** A baby room: a small house with two children's faces at the window and a tree. */
export function RoomDrawing({ className }: { className?: string }) {
  return (
    <Sheet
      className={className}
      colours={
        <>
          <circle cx="164" cy="34" r="15" className="fill-apricot" />
          <path
            d="M34 78 92 30q8-6 16 0l58 48v60q0 6-6 6H40q-6 0-6-6Z"
            className="fill-green-wash"
          />
          <path d="M22 82 92 25q8-6 16 0l70 57-9 9-69-55-69 55Z" className="fill-apricot" />
          <path d="M118 144v-36q0-14 14-14t14 14v36Z" className="fill-apricot-wash" />
          <circle cx="20" cy="108" r="15" className="fill-green" opacity="0.55" />
        </>
      }
    >
      <path d="M24 82 92 26q8-6 16 0l68 56" />
      <path d="M38 74v64q0 6 6 6h112q6 0 6-6V74" />
      <path d="M116 144v-36q0-14 14-14t14 14v36M138 120v4" />
      <rect x="54" y="82" width="46" height="36" rx="6" />
      <path d="M54 106h46" />
      <path d="M60 106v-4a8 8 0 0 1 16 0v4M78 106v-2a8 8 0 0 1 16 0v2" className="fill-card" />
      <path d="M65 101h.01M71 101h.01M83 103h.01M89 103h.01" strokeWidth="3" />
      <path d="M93 52a7 7 0 1 0 14 0 7 7 0 1 0-14 0" />
      <path d="M20 144v-36M20 122l7-7M20 130l-6-6" />
      <path d="M20 92a15 15 0 0 1 14 20q-3 10-14 11-11-1-14-11a15 15 0 0 1 14-20Z" />
      <path d="M4 144h192" />
    </Sheet>
  )
}
