import { type Field, fields, settingGroups, settingOf, settings } from '@/domain/policies/settings'
import en from '@/messages/en/policies.json'
import zh from '@/messages/zh/policies.json'

const head = `# Settings

All settings of a policy, in the order of the form. Each can be set for the city, a district, a subdistrict or a room,
from a day on; the nearest level wins (decision [0005](decisions/0005-policies-as-nullable-columns.md)). _In a slot_:
**terms** are kept as columns of the slot, made when it is made or its policy changes; **booking** reads it from the
policy the slot carries; **shapes** means that slots without bookings are made again when it changes; otherwise what is
in force counts.

Written from \`domain/policies/settings.ts\`: \`npx vitest run --project architecture settings -u\`.
`

/** The page docs/settings.md: each setting's labels, values, city's default and whether a slot keeps it. */
export function settingsPage(): string {
  const groups = Object.entries(settingGroups).map(([group, members]) => {
    const title = `## ${en.group[group as keyof typeof en.group]} ${zh.group[group as keyof typeof zh.group]}`
    const rows = fields.filter((field) => field in members).map(rowOf)
    return `${title}\n\n${table([['Setting', 'Label', '', 'Values', 'City', 'In a slot'], ...rows])}`
  })
  return `${head}\n${groups.join('\n')}`
}

function rowOf(field: Field): string[] {
  const { setBy, frozen, shapesSlots } = settingOf(field)
  const kept = [frozen, shapesSlots && 'shapes'].filter(Boolean).join(', ')
  const values = setBy === 'city' ? `${valuesOf(field)}; set by the city alone` : valuesOf(field)
  return [`\`${field}\``, en.field[field], zh.field[field], values, cityOf(field), kept]
}

const kept = { area: 'dm²', money: 'fen', temperature: 'tenths of a degree' } as const

function valuesOf(field: Field): string {
  const setting = settingOf(field)
  switch (setting.kind) {
    case 'number': {
      const { unit, bounds, step } = setting
      const counted = unit in kept ? kept[unit as keyof typeof kept] : en.suffix[unit]
      return `${bounds.join('–')} ${counted}${step ? `, in steps of ${step}` : ''}`
    }
    case 'flag':
      return 'yes or no'
    case 'time':
      return 'time of day'
    case 'choice':
      return setting.choices.map((one) => `\`${one}\``).join(', ')
    case 'bands':
      return `1–${setting.most} bands`
  }
}

function cityOf(field: Field): string {
  if (field !== 'ageBands') {
    const { city } = settings[field]
    return typeof city === 'boolean' ? (city ? 'yes' : 'no') : String(city)
  }
  const bands = settings.ageBands.city.map(
    (band) => `${band.from_months}–${band.to_months} months 1:${band.children_per_caregiver}`,
  )
  return bands.join(', ')
}

/** A table of Markdown without padding. */
function table([names = [], ...rows]: string[][]): string {
  const lines = [names, names.map(() => '---'), ...rows]
  return lines.map((cells) => `| ${cells.join(' | ')} |\n`).join('')
}
