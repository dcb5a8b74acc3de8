import { classNames } from '../class-names'

/** A Shanghai lane: gables, a stone gate, plane trees, washing on a line. Closes every page. */
export function StreetDrawing({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 960 96"
      preserveAspectRatio="xMidYMax slice"
      aria-hidden="true"
      fill="none"
      className={classNames(
        'mx-auto h-20 w-full max-w-[80rem] sm:aspect-10/1 sm:h-auto',
        className,
      )}
    >
      <g transform="translate(4 3)">
        <path
          d="M120 96V46l34-24 34 24v50ZM470 96V40h80v56ZM770 96V52l30-22 30 22v44Z"
          className="fill-apricot-wash"
        />
        <path d="M188 96V58h90v38ZM550 96V50l36-26 36 26v46Z" className="fill-green-wash" />
        <path
          d="M362 96V58q0-20 20-20t20 20v38ZM496 96V74q0-14 14-14t14 14v22Z"
          className="fill-apricot"
        />
        <circle cx="70" cy="48" r="22" className="fill-green" opacity="0.4" />
        <circle cx="690" cy="44" r="24" className="fill-green" opacity="0.4" />
        <circle cx="892" cy="56" r="18" className="fill-green" opacity="0.4" />
        <path d="M304 56h12v16h-12ZM326 56h14v12h-14Z" className="fill-apricot" />
      </g>
      <g className="stroke-soft" strokeWidth="1.75" strokeLinecap="round" strokeLinejoin="round">
        <path d="M70 95V48M70 66l10-9M70 76l-9-8M70 26a22 22 0 1 1-.01 0" />
        <path d="M114 50l40-28 40 28M120 46v49M188 46v49M143 95V76q0-11 11-11t11 11v19M148 46a6 6 0 1 0 12 0 6 6 0 1 0-12 0" />
        <path d="M188 58h96M278 58v37M202 70h14v14h-14ZM228 70h14v14h-14ZM254 95V72h14v23M192 52v6M206 52v6M220 52v6M234 52v6M248 52v6M262 52v6M276 52v6M192 52h84" />
        <path d="M284 50q36 12 74 0M304 55v16h12V55M326 55v12h14V54M316 63h-6" />
        <path d="M356 95V56q0-24 26-24t26 24v39M366 95V60q0-16 16-16t16 16v35M382 44v51M350 32h64M358 26h48M377 70v5M387 70v5" />
        <path d="M430 95V70M424 70h12l-3-10h-6ZM430 60v-4" />
        <path d="M466 40h88M470 40v55M550 40v55M496 95V74q0-14 14-14t14 14v21M480 52h10v10h-10ZM530 52h10v10h-10ZM478 40l32-16 32 16" />
        <path d="M544 54l42-30 42 30M550 50v45M622 50v45M566 62h14v14h-14ZM592 62h14v14h-14ZM573 62v14M599 62v14" />
        <path d="M690 95V46M690 66l11-10M690 78l-10-9M690 20a24 24 0 1 1-.01 0" />
        <path d="M718 70h34q-1 14-14 14h-6q-13 0-14-14ZM736 70V54q14 1 16 16M718 70q-1-8-9-8" />
        <circle cx="726" cy="90" r="4.5" />
        <circle cx="744" cy="90" r="4.5" />
        <path d="M764 56l36-26 36 26M770 52v43M830 52v43M790 95V76h20v19M794 56h12M830 66h34M864 66v29M842 76h10v8h-10Z" />
        <path d="M892 95V56M892 74l8-7M892 38a18 18 0 1 1-.01 0M924 95V76M936 95V76M918 76h24M920 84h20" />
      </g>
    </svg>
  )
}
