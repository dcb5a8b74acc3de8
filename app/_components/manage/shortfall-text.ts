import type { useTranslations } from 'next-intl'
import type { Shortfall } from '@/domain/shortfalls/list-shortfalls'
import type { Formats } from '@/lib/format'

/** When and by how much something falls short, for a list and for a form's answer. */
export function shortfallText(
  t: ReturnType<typeof useTranslations<'manage.shortfall'>>,
  format: Formats,
  one: Shortfall,
): { when: string; what: string } {
  return {
    when: format.daySpan(one.fromAt, one.toAt),
    what: t(one.term, { count: one.shortBy }),
  }
}
