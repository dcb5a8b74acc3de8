import { type Field, fields, settingOf, settings } from '@/domain/policies/settings'
import type { AgeBand, PolicySettings } from '@/domain/policies/types'
import { plainText, typedDigits } from '@/domain/shared/typed-number'
import { choicesOf, scaleOf } from './_fields'

/** A value as it stands in its field; bands as one text, to see whether they were changed. */
export function typedValue(field: Field, value: unknown): string {
  const as = settingOf(field)
  if (value === null || value === undefined) return ''
  if (as.kind === 'bands') return (value as AgeBand[]).map(bandText).join(' ')
  return as.kind === 'number' ? String(Number(value) / scaleOf(as.unit)) : String(value)
}

type Read = {
  settings: PolicySettings
  problems: { field: Field; problem: 'not_a_number' | 'not_a_time' }[]
}

/**
 * The settings a form changes: those whose field is not as it was shown (`was.<field>`). An emptied
 * one is null. What is no number or time is a problem of its field.
 */
export function settingsTyped(form: Record<string, string | undefined>): Read {
  const changed: Record<string, unknown> = {}
  const problems: Read['problems'] = []
  for (const field of fields) {
    const text = settingOf(field).kind === 'bands' ? bandsTyped(form) : form[field]?.trim()
    if (text === undefined || text === (form[`was.${field}`] ?? '')) continue
    if (text === '') changed[field] = null
    else {
      const value = valueTyped(field, text)
      if (value === undefined) {
        problems.push({
          field,
          problem: settingOf(field).kind === 'time' ? 'not_a_time' : 'not_a_number',
        })
      } else changed[field] = value
    }
  }
  return { settings: changed as PolicySettings, problems }
}

function valueTyped(field: Field, text: string): unknown {
  const as = settingOf(field)
  switch (as.kind) {
    case 'number': {
      const typed = numberOf(text)
      return typed === undefined ? undefined : Number((typed * scaleOf(as.unit)).toFixed(6))
    }
    case 'time':
      return timeOf(text)
    case 'flag':
    case 'choice':
      if (!choicesOf(field)?.some((one) => one === text)) return undefined
      return as.kind === 'flag' ? text === 'true' : text
    case 'bands': {
      const bands = text.split(' ').map(bandOf)
      return bands.includes(undefined) ? undefined : bands
    }
  }
}

function bandsTyped(form: Record<string, string | undefined>): string | undefined {
  if (form['band.0.from'] === undefined) return undefined
  const rows = Array.from({ length: settings.ageBands.most }, (_, n) => {
    const [from = '', to = '', ratio = ''] = ['from', 'to', 'ratio'].map((part) =>
      plainText(form[`band.${n}.${part}`] ?? ''),
    )
    return from + to + ratio === '' ? [] : [`${from}-${to}:${ratio}`]
  })
  return rows.flat().join(' ')
}

function bandText(band: AgeBand): string {
  return `${band.from_months}-${band.to_months}:${band.children_per_caregiver}`
}

function bandOf(text: string): AgeBand | undefined {
  const [, from, to, ratio] = /^(\d{1,3})-(\d{1,3}):(\d{1,3})$/.exec(text) ?? []
  if (from === undefined) return undefined
  return {
    from_months: Number(from),
    to_months: Number(to),
    children_per_caregiver: Number(ratio),
  }
}

/** Too large or below nothing is a number too, so that its field is told its range. */
function numberOf(text: string): number | undefined {
  const [, minus = '', rest = ''] = /^([-−–]?)\s*(.*)$/s.exec(plainText(text)) ?? []
  const digits = typedDigits(rest) ?? ''
  return /^\d{1,15}(\.\d{1,4})?$/.test(digits) ? Number(digits) * (minus ? -1 : 1) : undefined
}

/** 9:00 and ０９：００ are 09:00. */
function timeOf(text: string): string | undefined {
  const [, hour = '', minute] = /^(\d{1,2}):(\d{2})$/.exec(plainText(text)) ?? []
  return minute === undefined ? undefined : `${hour.padStart(2, '0')}:${minute}`
}
