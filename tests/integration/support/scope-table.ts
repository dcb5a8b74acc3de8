import type { ScopeRole, Target } from './scope-world'

/**
 * Who reaches which target: every role with a scope, seen from one room (`ownRoom`) in one subdistrict
 * of one district. What a line does not name must not be reached. Parents, visitors and people without
 * a role reach nothing of all this.
 */
export type Reach = Partial<Record<ScopeRole, readonly Target[]>>

const inSubdistrict = ['ownSubdistrict', 'ownRoom', 'nextRoom'] as const
const inDistrict = ['ownDistrict', 'sisterSubdistrict', 'sisterRoom', ...inSubdistrict] as const
const everywhere = [
  'city',
  'otherDistrict',
  'otherSubdistrict',
  'otherRoom',
  ...inDistrict,
] as const

const administrators: Reach = {
  city: everywhere,
  district: inDistrict,
  subdistrict: inSubdistrict,
}
const andWhoRunIt: Reach = { ...administrators, operator: ['ownRoom'], manager: ['ownRoom'] }
const andCaregivers: Reach = { ...andWhoRunIt, caregiver: ['ownRoom'] }

const rooms = (reach: Reach): Reach => only(reach, /Room$/)
const subdistricts = (reach: Reach): Reach => only(reach, /Subdistrict$/)
const beneath = (reach: Reach): Reach => only(reach, /istrict$|Room$/)
const levels = (reach: Reach): Reach => only(reach, /^city$|istrict$/)

function only(reach: Reach, wanted: RegExp): Reach {
  return Object.fromEntries(
    Object.entries(reach).map(([role, targets]) => [
      role,
      targets.filter((one) => wanted.test(one)),
    ]),
  )
}

/** Use cases that are asked about a place, or about something that lies in one. */
export const scopeTable = {
  setPolicy: administrators,
  previewPolicy: administrators,
  savePolicy: administrators,
  withdrawPolicy: administrators,
  readPolicies: andWhoRunIt,
  listPolicyChanges: andWhoRunIt,
  findPolicyPlaces: beneath(andWhoRunIt),

  grantRole: { city: everywhere },
  inviteToRole: andWhoRunIt,
  withdrawRoleInvitation: andWhoRunIt,
  removeRole: andWhoRunIt,
  listPeople: andWhoRunIt,
  readPerson: andWhoRunIt,
  endSessions: { city: everywhere },
  resetSecondFactor: andWhoRunIt,

  readFigures: andWhoRunIt,
  listPlans: levels(administrators),
  setResidentChildren: subdistricts(administrators),
  setProgrammeTarget: { city: ['city'] },

  createRoom: subdistricts(administrators),
  importRooms: subdistricts(administrators),
  /** To a subdistrict, and from a room. */
  copyRoom: only(administrators, /Subdistrict$|Room$/),
  planNewRoom: rooms(administrators),
  readRoomTexts: rooms(andWhoRunIt),
  setRoomText: rooms(andWhoRunIt),
  listManagedRooms: rooms(andCaregivers),
  listScopeShortfalls: rooms(andCaregivers),
  findWaysOut: rooms(andCaregivers),

  searchFamilies: rooms(andWhoRunIt),
  openChildRecord: rooms(andWhoRunIt),
  readChildRecord: rooms(andWhoRunIt),

  readLog: administrators,
  openChildLog: rooms(administrators),
  exportChildLog: rooms({ city: everywhere, district: inDistrict }),
} satisfies Record<string, Reach>

/**
 * Use cases whose input names no place and no thing inside one, though different roles may call them;
 * what each answers is shown elsewhere.
 */
export const withoutTarget: Record<string, string> = {
  listRoleChoices: 'offers only what inviteToRole would take',
  movePicture: 'asks about one room’s pictures',
  readCalendar: 'there is one calendar, of the city',
  requestLostNumber: 'a number belongs to no place',
  recordLostNumber: 'a number belongs to no place',
  calendarWarning: 'there is one calendar, of the city',
}
