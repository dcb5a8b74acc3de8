'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef } from 'react'
import { useScripted } from '@/app/_hooks/use-scripted'
import { Notice } from '@/ui/notice'
import { Section } from '@/ui/page-header'
import { ChosenStretch } from './chosen-stretch'
import { EndChoices } from './end-choices'
import { endOf, type Grid, type Stretch, stretchFrom } from './grid'
import { HalfHourTable } from './half-hour-table'

/**
 * The half hours of a flexible slot as a table in which a start is chosen, then its end; places, limit
 * and cost follow at once. Until JavaScript arrives the table is only read, and `selects` choose.
 */
export function StretchGrid({
  grid,
  stretch,
  choose,
  selects,
  error,
}: {
  grid: Grid
  stretch: Stretch
  choose: (next: Stretch) => void
  selects: ReactNode
  /** Why what the address asks for is no stretch of the slot. */
  error: string | null
}) {
  const t = useTranslations('grid')
  const scripted = useScripted()
  const ends = useRef<HTMLDivElement>(null)
  const touched = useRef(false)
  const minutes = endOf(grid, stretch)?.minutes ?? Number.POSITIVE_INFINITY
  // Touching a start scrolls on to the ends; walking through the starts with keys does not.
  useEffect(() => {
    if (touched.current) ends.current?.scrollIntoView({ block: 'nearest' })
    touched.current = false
  }, [stretch.from])
  return (
    <Section id="grid" title={t('title')}>
      <p className="text-small text-soft">{t('hint', { min: grid.min, max: grid.max })}</p>
      {scripted && error && grid.offGrid && stretch === grid.asked ? (
        <Notice tone="error">{error}</Notice>
      ) : null}
      <fieldset
        className="min-w-0"
        onPointerDown={() => {
          touched.current = true
        }}
        onKeyDown={() => {
          touched.current = false
        }}
      >
        <legend className="sr-only">{t('start')}</legend>
        <HalfHourTable
          grid={grid}
          stretch={stretch}
          onStart={
            scripted
              ? (half) => {
                  const next = stretchFrom(half, minutes)
                  if (next) choose(next)
                }
              : null
          }
        />
      </fieldset>
      {scripted ? (
        <div ref={ends}>
          <EndChoices
            grid={grid}
            stretch={stretch}
            onEnd={(to) => choose({ from: stretch.from, to })}
          />
        </div>
      ) : (
        selects
      )}
      <ChosenStretch grid={grid} stretch={stretch} />
    </Section>
  )
}
