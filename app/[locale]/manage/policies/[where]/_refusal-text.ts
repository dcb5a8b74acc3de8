'use client'

import { useTranslations } from 'next-intl'
import type { Field } from '@/domain/policies/settings'

/** What is wrong with one field, as a rule or the form itself says it. */
type Problem = {
  field: Field
  problem: ProblemName
  least?: number
  most?: number
  band?: number
}

type ProblemName = Parameters<ReturnType<typeof useTranslations<'policies.problem'>>>[0]

export type Refusal =
  | { reason: 'invalid'; problems: Problem[] }
  | { reason: 'leaves_shortfall'; count: number }
  | { reason: 'changed_meanwhile'; seen: string }
  | {
      reason: 'nothing_set' | 'nothing_changed' | 'effective_in_past' | 'reason_needed' | 'in_force'
    }
  | {
      /** A preview that nobody asked for: none was agreed to, or of another wish. */
      reason: 'not_agreed' | 'wish_changed'
    }

/** A problem in words, naming its field. */
export function useProblemText(): (problem: Problem) => string {
  const t = useTranslations('policies')
  return ({ field, problem, least = 0, most = 0, band = 0 }) =>
    t(`problem.${problem}`, { field: t(`field.${field}`), least, most, band: band + 1 })
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
