import { getLocale, getTranslations } from 'next-intl/server'
import type { Quote } from '@/domain/holds/quote-booking'
import { formats } from '@/lib/format'
import { Card } from '@/ui/card'
import { FreePlaces } from '@/ui/free-places'
import { freeNow } from './free-now'

/** Which room and when, and how many places are free now, for a flexible slot half hour by half hour. */
export async function SlotSummary({ quote }: { quote: Quote }) {
  const t = await getTranslations('booking.book')
  const locale = await getLocale()
  const format = formats(locale)
  const slots = await getTranslations('slots')
  const { slot } = quote
  const span = slot.flexible ? { from: slot.startsAt, to: slot.endsAt } : quote.span
  const free = freeNow(quote)
  const room = locale === 'en' ? (slot.roomNameEn ?? slot.roomNameZh) : slot.roomNameZh
  return (
    <Card>
      <p className="font-[650]">{room}</p>
      <p className="text-lead tabular-nums">{format.daySpan(span.from, span.to)}</p>
      {slot.flexible ? (
        <p className="text-small text-soft">
          {slots('flexible', { length: format.duration(slot.minMinutes) })}
        </p>
      ) : (
        <p className="mt-2">
          <FreePlaces
            level={free === 0 ? 'none' : free <= 2 ? 'few' : 'many'}
            word={free === 0 ? t('full') : t('free', { count: free })}
          />
        </p>
      )}
    </Card>
  )
}
