'use client'

import { useTranslations } from 'next-intl'
import { type Field, settingOf } from '@/domain/policies/settings'
import { scaleOf } from '../_fields'

/** What is wrong with one field, as a rule or the form itself says it. */
type Problem = {
  field: Field
  problem: ProblemName | RangeProblem
  band?: number
}

type RangeProblem = 'below_least' | 'above_most' | 'not_whole' | 'not_in_steps' | 'not_a_number'

type ProblemName = Exclude<
  Parameters<ReturnType<typeof useTranslations<'policies.problem'>>>[0],
  'not_in_range'
>

export type Refusal =
  | {
      reason: 'invalid'
      problems: Problem[]
      /** Whether the day is past as well. */
      late?: boolean
    }
  | { reason: 'leaves_shortfall'; count: number }
  | { reason: 'changed_meanwhile'; seen: string }
  | {
      reason: 'nothing_set' | 'nothing_changed' | 'effective_in_past' | 'reason_needed' | 'in_force'
    }
  | {
      /** A preview that nobody asked for: none was agreed to, or of another wish. */
      reason: 'not_agreed' | 'wish_changed'
    }

/** A problem in words, naming its field; of a number always what it may be, in the units people type. */
export function useProblemText(): (problem: Problem) => string {
  const t = useTranslations('policies')
  return ({ field: of, problem, band = 0 }) => {
    const field = t(`field.${of}`)
    switch (problem) {
      case 'below_least':
      case 'above_most':
      case 'not_whole':
      case 'not_in_steps':
      case 'not_a_number': {
        const setting = settingOf(of)
        if (setting.kind !== 'number') return t('problem.bands_not_whole', { field })
        const scale = scaleOf(setting.unit)
        const [least, most] = setting.bounds
        const kind = setting.step ? 'steps' : scale === 1 ? 'whole' : 'other'
        const range = { least: least / scale, most: most / scale, step: setting.step ?? 1 }
        const decimals = Math.round(Math.log10(scale))
        return t('problem.not_in_range', { field, kind, decimals, ...range })
      }
      default:
        return t(`problem.${problem}`, { field, band: band + 1 })
    }
  }
}

/** Why nothing was saved, in words; and of a field of the form's own. */
export function useRefusalText() {
  const t = useTranslations('policies.errors')
  const of = (refusal: Refusal): { field?: string; text: string } => {
    if (refusal.reason === 'invalid')
      return { text: t('invalid', { count: refusal.problems.length }) }
    if (refusal.reason === 'leaves_shortfall') {
      return { field: 'confirmed', text: t('leaves_shortfall', { count: refusal.count }) }
    }
    if (refusal.reason === 'reason_needed') return { field: 'reason', text: t('reason_needed') }
    if (refusal.reason === 'effective_in_past') {
      return { field: 'effectiveFrom', text: t('effective_in_past') }
    }
    return { text: t(refusal.reason) }
  }
  const field = (reason: string) =>
    reason === 'day_missing' || reason === 'reason_long' || reason === 'reason_needed'
      ? t(reason)
      : t('wrong')
  return { of, field }
}
