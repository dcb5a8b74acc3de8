import { fields, settings } from './settings'
import type { Policy } from './types'

/** The day the city's regulation on preschool and childcare services came into force. */
export const cityDefaultsFrom = '2023-01-01'

/** The settings the city starts with, each as the list of settings has it. */
export const cityDefaults = Object.fromEntries(
  fields.map((field) => [field, settings[field].city]),
) as Policy
