import { closeFigureDays } from '@/domain/figures/close-figure-days'
import { listPlans } from '@/domain/figures/list-plans'
import { readFigures } from '@/domain/figures/read-figures'
import { setProgrammeTarget } from '@/domain/figures/set-programme-target'
import { setResidentChildren } from '@/domain/figures/set-resident-children'
import { city, licensing, running, system, type UseCase } from '../use-case'

export const figuresUseCases: Record<string, UseCase> = {
  readFigures: {
    for: running,
    run: (ctx, s) =>
      readFigures(ctx, { where: `room-${s.room.code}`, period: { from: s.day, to: s.day } }),
  },
  listPlans: { for: licensing, run: (ctx) => listPlans(ctx, { where: '310106006' }) },
  setResidentChildren: {
    for: licensing,
    run: (ctx, s) =>
      setResidentChildren(ctx, {
        fromDay: s.day,
        source: null,
        entries: [{ subdistrictCode: '310106006', children: 900 }],
      }),
  },
  setProgrammeTarget: {
    for: city,
    run: (ctx) => setProgrammeTarget(ctx, { year: 2026, newPlaces: 7000 }),
  },
  closeFigureDays: { for: system, run: (ctx) => closeFigureDays(ctx) },
}
