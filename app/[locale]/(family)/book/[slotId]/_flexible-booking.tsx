'use client'

import { useTranslations } from 'next-intl'
import type { ComponentProps, ReactNode } from 'react'
import { choicesOver, type Grid, placesOf } from '@/app/_components/booking/grid/grid'
import { StretchGrid } from '@/app/_components/booking/grid/stretch-grid'
import { useStretch } from '@/app/_components/booking/grid/use-stretch'
import { BookingForm } from './_booking-form'

/** The form of a flexible slot: what is chosen on the grid is what it shows and sends. */
export function FlexibleBooking({
  grid,
  selects,
  error,
  ...form
}: {
  grid: Grid
  selects: ReactNode
  error: string | null
} & Omit<ComponentProps<typeof BookingForm>, 'stretch' | 'choices' | 'shown' | 'none'>) {
  const t = useTranslations('grid')
  const { stretch, choose } = useStretch(grid)
  return (
    <>
      <StretchGrid {...{ grid, stretch, choose, selects, error }} />
      <BookingForm
        {...form}
        stretch={stretch}
        choices={choicesOver(grid, stretch)}
        shown={t('shown', { day: grid.dayText, ...stretch })}
        none={placesOf(grid, stretch).free === 0}
      />
    </>
  )
}
