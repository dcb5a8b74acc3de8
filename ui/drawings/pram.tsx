import { Sheet } from './sheet'

/** A pram rolling away: a page that is not here. */
export function PramDrawing({ className }: { className?: string }) {
  return (
    <Sheet
      className={className}
      colours={
        <>
          <path d="M52 72h108q-2 42-42 42H94q-40 0-42-42Z" className="fill-apricot" />
          <path d="M104 70V26q42 2 56 44Z" className="fill-green-wash" />
          <circle cx="80" cy="134" r="13" className="fill-apricot-wash" />
          <circle cx="132" cy="134" r="13" className="fill-apricot-wash" />
        </>
      }
    >
      <path d="M52 72h108q-2 42-42 42H94q-40 0-42-42Z" />
      <path d="M104 72V26q44 0 56 46M104 72l34-36M104 72l51-12" />
      <path d="M52 72q-4-22-26-22" />
      <path d="m84 114-4 8M128 114l4 8" />
      <circle cx="80" cy="134" r="13" />
      <circle cx="132" cy="134" r="13" />
      <circle cx="80" cy="134" r="2.5" className="fill-ink" />
      <circle cx="132" cy="134" r="2.5" className="fill-ink" />
      <path d="M72 72v-6a10 10 0 0 1 20 0v6M78 66h.01M86 66h.01" />
      <path d="M172 104h16M168 116h12M176 92h10" />
      <path d="M8 147h184" />
    </Sheet>
  )
}
