import type { PolicyLevel, PolicyPlace, PolicyTarget } from './types'

/** A place as the address of a page names it: a room by its public code. */
export type Where = { level: 'city' } | { level: 'district' | 'subdistrict' | 'room'; code: string }

/** The levels from the widest to the nearest. */
export const policyLevels: PolicyLevel[] = ['city', 'district', 'subdistrict', 'room']

/** Reads `city`, a six-digit district, a nine-digit subdistrict or `room-` and a code; else null. */
export function whereOf(text: string): Where | null {
  if (text === 'city') return { level: 'city' }
  if (/^\d{6}$/.test(text)) return { level: 'district', code: text }
  if (/^\d{9}$/.test(text)) return { level: 'subdistrict', code: text }
  const room = /^room-(.{1,100})$/.exec(text)?.[1]
  return room ? { level: 'room', code: room } : null
}

/** The name of a place in the address of its page. */
function whereText({ target, district, subdistrict, room }: PolicyPlace): string {
  switch (target.level) {
    case 'city':
      return 'city'
    case 'district':
      return district?.code ?? ''
    case 'subdistrict':
      return subdistrict?.code ?? ''
    case 'room':
      return `room-${room?.code}`
  }
}

/** What the log calls the settings of a place: one subject, whatever rows there were. */
export function subjectOf({ target, room, ...place }: PolicyPlace): string {
  if (target.level === 'room') return room?.id ?? ''
  return whereText({ target, room, ...place })
}

/** The target a row of settings names by its level and a code (a room's id). */
export function targetOf({ level, code }: { level: PolicyLevel; code: string }): PolicyTarget {
  switch (level) {
    case 'city':
      return { level }
    case 'district':
      return { level, districtCode: code }
    case 'subdistrict':
      return { level, subdistrictCode: code }
    case 'room':
      return { level, roomId: code }
  }
}
