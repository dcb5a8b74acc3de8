import type { ComponentProps } from 'react'
import { makeGrid } from '@/app/_components/booking/grid/make-grid'
import { StretchForm } from '@/app/_components/booking/stretch-form'
import type { Quote } from '@/domain/holds/quote-booking'
import type { Stretches } from '@/domain/holds/quote-stretches'
import { ClientTexts } from '@/i18n/client-texts'
import { FlexibleBooking } from './_flexible-booking'

/** Books a stretch of a flexible slot: chosen on the grid or, without JavaScript, from two lists. */
export async function FlexibleForm({
  quote,
  stretches,
  action,
  error,
  ...form
}: {
  quote: Quote
  stretches: Stretches
  action: string
} & Omit<ComponentProps<typeof FlexibleBooking>, 'grid' | 'selects'>) {
  const grid = await makeGrid(quote, stretches)
  return (
    <ClientTexts areas={['booking', 'faults', 'grid', 'instead']}>
      <FlexibleBooking
        {...form}
        grid={grid}
        error={error}
        selects={<StretchForm action={action} quote={quote} error={error} />}
      />
    </ClientTexts>
  )
}
