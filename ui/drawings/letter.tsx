import { Sheet } from './sheet'

/** An open letter: a message came or will come. */
export function LetterDrawing({ className }: { className?: string }) {
  return (
    <Sheet
      className={className}
      colours={
        <>
          <path d="M40 74 100 34l60 40v64q0 6-6 6H46q-6 0-6-6Z" className="fill-apricot" />
          <rect x="58" y="26" width="84" height="84" rx="6" className="fill-card" />
          <path d="m40 78 60 38 60-38v60q0 6-6 6H46q-6 0-6-6Z" className="fill-green-wash" />
        </>
      }
    >
      <path d="M58 88V32q0-6 6-6h72q6 0 6 6v56" />
      <path d="m58 62-18 12v64q0 6 6 6h108q6 0 6-6V74l-18-12" />
      <path d="m40 76 60 40 60-40M42 142l40-36M158 142l-40-36" />
      <path d="M74 44h34M74 58h52M74 72h40" />
      <path d="M124 38a6 6 0 1 0 .01 0M6 144h188" />
    </Sheet>
  )
}
