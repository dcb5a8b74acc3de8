import { previewCalendarDays } from '@/domain/administration/preview-calendar-days'
import { calendarWarning, readCalendar } from '@/domain/calendar/read-calendar'
import { city, type UseCase, withRole } from '../use-case'

export const calendarUseCases: Record<string, UseCase> = {
  readCalendar: { for: withRole, run: (ctx) => readCalendar(ctx, {}) },
  calendarWarning: { for: withRole, run: (ctx) => calendarWarning(ctx) },
  previewCalendarDays: {
    for: city,
    run: (ctx) =>
      previewCalendarDays(ctx, {
        days: [{ day: '2026-04-02', kind: 'workday', nameZh: null, nameEn: null, official: true }],
      }),
  },
}
