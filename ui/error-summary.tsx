'use client'

import { useEffect, useRef } from 'react'

/**
 * Says at the top of a form how many things need a change and leads to each. It takes the focus
 * when it appears, so that it is read out first. `field` is the id of the field concerned; an error
 * of the whole form has none.
 */
export function ErrorSummary({
  title,
  errors,
  focus = true,
}: {
  title: string
  /** False if it is only a sample, not news. */
  focus?: boolean
  errors: readonly { field?: string; text: string }[]
}) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (focus && errors.length > 0) box.current?.focus()
  }, [errors, focus])
  if (errors.length === 0) return null
  return (
    <div
      ref={box}
      role={focus ? 'alert' : undefined}
      tabIndex={-1}
      className="rounded-soft bg-red-wash p-4 inset-ring-2 inset-ring-red"
    >
      <p className="font-[650] text-red">{title}</p>
      <ul className="mt-1 grid gap-0.5">
        {errors.map(({ field, text }) => (
          <li key={`${field ?? ''} ${text}`}>
            {field ? (
              <a
                href={`#${field}`}
                className="inline-flex min-h-11 items-center text-red underline underline-offset-4"
              >
                {text}
              </a>
            ) : (
              text
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
