'use client'

import { useTranslations } from 'next-intl'
import {
  type ChildrenRowProblem,
  childrenFile,
} from '@/app/[locale]/manage/figures/[where]/children/_children-table'
import { mostColumns, mostText } from '@/lib/spreadsheet/table'

const known = ['number', 'target', 'year', 'day', 'source_long'] as const

/** Why a field was refused, in words. */
export function useFieldText(): (reason: string) => string {
  const t = useTranslations('figures.errors')
  return (reason) => t(known.find((one) => one === reason) ?? 'wrong')
}

export type Refusal =
  | {
      reason:
        | 'nothing'
        | 'nothing_changed'
        | 'changed_meanwhile'
        | 'file_missing'
        | 'file_large'
        | 'file_slow'
        | 'file_unreadable'
        | 'table_large'
        | 'columns'
        | 'rows_none'
    }
  | { reason: 'rows'; problems: ChildrenRowProblem[] }

/** What a file may hold, for the one text that says so. */
const size = { rows: childrenFile.mostRows, columns: mostColumns, letters: mostText.cell }

/** Rows named at most; the rest is counted. */
const rowsNamed = 12

/** Why the whole was refused, in words; every bad row with its number. */
export function useRefusalText(): (refusal: Refusal) => string {
  const t = useTranslations('figures.errors')
  return (refusal) => {
    if (refusal.reason !== 'rows') return t(refusal.reason, size)
    const { problems } = refusal
    const named = problems
      .slice(0, rowsNamed)
      .map(({ what, row, value }) => t(what, { row, value }))
    const rest = problems.length - named.length
    const rows = [...named, ...(rest > 0 ? [t('more', { count: rest })] : [])].join('; ')
    return t('rows', { count: problems.length, rows })
  }
}
