import { exportChildLog } from '@/domain/log/export-child-log'
import { lastSeal } from '@/domain/log/last-seal'
import { openChildLog } from '@/domain/log/open-child-log'
import { readLog } from '@/domain/log/read-log'
import { sealLog } from '@/domain/log/seal-log'
import type { Person } from '../cast'
import { system, type UseCase } from '../use-case'

const administrators: Person[] = [
  'subdistrict',
  'otherSubdistrict',
  'district',
  'otherDistrict',
  'city',
]

export const logUseCases: Record<string, UseCase> = {
  readLog: { for: administrators, run: (ctx, s) => readLog(ctx, { room: s.room.code }) },
  // A refusal for people to whom the child is unknown.
  openChildLog: {
    for: administrators,
    run: (ctx, s) => openChildLog(ctx, { childId: s.childId, reason: '年度检查' }),
  },
  exportChildLog: {
    for: ['district', 'otherDistrict', 'city'],
    run: (ctx) => exportChildLog(ctx, { year: 2026 }),
  },
  lastSeal: { for: system, run: (ctx) => lastSeal(ctx) },
  sealLog: { for: system, run: (ctx) => sealLog(ctx) },
}
