import { v7 } from 'uuid'
import { applyNumberChanges } from '@/domain/accounts/apply-number-changes'
import { changeNumber } from '@/domain/accounts/change-number'
import { confirmSession } from '@/domain/accounts/confirm-session'
import { createFirstAdministrator } from '@/domain/accounts/create-first-administrator'
import { endOtherSessions } from '@/domain/accounts/end-other-sessions'
import { endSession } from '@/domain/accounts/end-session'
import { endSessions } from '@/domain/accounts/end-sessions'
import { findNumberChange } from '@/domain/accounts/find-number-change'
import { findProfile } from '@/domain/accounts/find-profile'
import { forgetExpiredCodes } from '@/domain/accounts/forget-expired-codes'
import { grantRole } from '@/domain/accounts/grant-role'
import { listSessions } from '@/domain/accounts/list-sessions'
import { recordLostNumber } from '@/domain/accounts/record-lost-number'
import { registerAccount } from '@/domain/accounts/register-account'
import { removePassword } from '@/domain/accounts/remove-password'
import { requestConfirmation } from '@/domain/accounts/request-confirmation'
import { requestLostNumber } from '@/domain/accounts/request-lost-number'
import { requestNewNumber } from '@/domain/accounts/request-new-number'
import { requestSignInCode } from '@/domain/accounts/request-sign-in-code'
import { setPassword } from '@/domain/accounts/set-password'
import { signInWithCode } from '@/domain/accounts/sign-in-with-code'
import { signInWithPassword } from '@/domain/accounts/sign-in-with-password'
import { stopNumberChange } from '@/domain/accounts/stop-number-change'
import { updateProfile } from '@/domain/accounts/update-profile'
import { changeRoom } from '@/domain/administration/change-room'
import { createRoom } from '@/domain/administration/create-room'
import { loadCalendar } from '@/domain/administration/load-calendar'
import { openRoom } from '@/domain/administration/open-room'
import { setCalendarDays } from '@/domain/administration/set-calendar-days'
import { setPolicy } from '@/domain/administration/set-policy'
import { suspendRoom } from '@/domain/administration/suspend-room'
import { listAllowances } from '@/domain/allowance/list-allowances'
import { cancelBooking } from '@/domain/bookings/cancel-booking'
import { endUnkeptVisits } from '@/domain/bookings/end-unkept-visits'
import { expireClaims } from '@/domain/bookings/expire-claims'
import { listBookings } from '@/domain/bookings/list-bookings'
import { listSuspensions } from '@/domain/bookings/list-suspensions'
import { readBooking } from '@/domain/bookings/read-booking'
import { recordVisits } from '@/domain/bookings/record-visits'
import { listCalendarDays } from '@/domain/calendar/list-calendar-days'
import { addChild } from '@/domain/children/add-child'
import { answerInvitation } from '@/domain/children/answer-invitation'
import { decideAlike } from '@/domain/children/decide-alike'
import { editChild } from '@/domain/children/edit-child'
import { fillIdentityHashes } from '@/domain/children/fill-identity-hashes'
import { findChild } from '@/domain/children/find-child'
import { inviteGuardian } from '@/domain/children/invite-guardian'
import { listAlike } from '@/domain/children/list-alike'
import { listChildren } from '@/domain/children/list-children'
import { listInvitations } from '@/domain/children/list-invitations'
import { removeChild } from '@/domain/children/remove-child'
import { withdrawInvitation } from '@/domain/children/withdraw-invitation'
import { bookSlot } from '@/domain/claims/book-slot'
import { answerChildDataRule } from '@/domain/consents/answer-child-data-rule'
import { findConsent } from '@/domain/consents/find-consent'
import { listDivisions } from '@/domain/divisions/list-divisions'
import { loadDivisions } from '@/domain/divisions/load-divisions'
import { explainCapacity } from '@/domain/explaining/explain-capacity'
import { findHold } from '@/domain/holds/find-hold'
import { holdPlace } from '@/domain/holds/hold-place'
import { quoteBooking } from '@/domain/holds/quote-booking'
import { releaseHold } from '@/domain/holds/release-hold'
import { resumeHold } from '@/domain/holds/resume-hold'
import { findAlarm } from '@/domain/messages/find-alarm'
import { listMessages } from '@/domain/messages/list-messages'
import { forgetOldLinks } from '@/domain/people/forget-old-links'
import { listPresets } from '@/domain/policies/list-presets'
import { loadPolicies } from '@/domain/policies/load-policies'
import { findRoomId } from '@/domain/rooms/find-room-id'
import { listManagedRooms } from '@/domain/rooms/list-managed-rooms'
import { readRoom } from '@/domain/rooms/read-room'
import { addCaregiver } from '@/domain/roster/add-caregiver'
import { changeCaregiver } from '@/domain/roster/change-caregiver'
import { readDayRoster } from '@/domain/roster/read-day-roster'
import { repeatDayRoster } from '@/domain/roster/repeat-day-roster'
import { saveDayRoster } from '@/domain/roster/save-day-roster'
import { setDayRoster } from '@/domain/roster/set-day-roster'
import { findRooms } from '@/domain/search/find-rooms'
import { listShortfalls } from '@/domain/shortfalls/list-shortfalls'
import { closeSlot } from '@/domain/slots/close-slot'
import { makeSlots } from '@/domain/slots/make-slots'
import { readManagedSlot } from '@/domain/slots/read-managed-slot'
import { readPlacesStamp } from '@/domain/slots/read-places-stamp'
import { readRoomDays } from '@/domain/slots/read-room-days'
import { readWeek } from '@/domain/slots/read-week'
import { reopenSlot } from '@/domain/slots/reopen-slot'
import { setSlotCap } from '@/domain/slots/set-slot-cap'
import { changeTimetable } from '@/domain/timetables/change-timetable'
import { createTimetable } from '@/domain/timetables/create-timetable'
import { endTimetable } from '@/domain/timetables/end-timetable'
import { everybody } from './cast'
import {
  city,
  guardian,
  licensing,
  running,
  signedIn,
  staff,
  system,
  type UseCase,
  withRole,
} from './use-case'
import { bookingsUseCases } from './use-cases/bookings'
import { calendarUseCases } from './use-cases/calendar'
import { deskUseCases } from './use-cases/desk'
import { favouritesUseCases } from './use-cases/favourites'
import { feedsUseCases } from './use-cases/feeds'
import { figuresUseCases } from './use-cases/figures'
import { logUseCases } from './use-cases/log'
import { peopleUseCases } from './use-cases/people'
import { policiesUseCases } from './use-cases/policies'
import { roomsUseCases } from './use-cases/rooms'
import { rosterUseCases } from './use-cases/roster'
import { searchUseCases } from './use-cases/search'
import { timetablesUseCases } from './use-cases/timetables'

const sealing = {
  seal: (text: string) => text,
  open: (text: string) => text,
  digest: (text: string) => text,
}
const seen = { status: 'open' as const, cap: null, bookings: 1 }
const phone = '+8613900000000'
const by = { network: '192.0.2.7', browserSecret: null, device: null }
/** Administrators, from a subdistrict on, of whatever place. */
const offices = everybody.filter((one) => /city|istrict/.test(one))
const pattern = {
  weekdays: [7],
  fromTime: '09:00',
  toTime: '11:00',
  ageFromMonths: null,
  ageToMonths: null,
  cap: null,
  flexible: false,
  priceFenPerHour: null,
  validFrom: '2026-03-18',
  validTo: null,
  sharesCapacity: true,
}
const child = {
  name: '小宝',
  birthDate: '2024-09-10',
  relation: 'mother' as const,
  allergies: null,
  notes: null,
  identity: null,
}

const division = {
  code: '310999',
  nameZh: '某区',
  nameEn: 'Some District',
  subdistricts: [{ code: '310999001', nameZh: '某镇', nameEn: 'Some Town', kind: 'town' as const }],
}

/** Every use case there is, the people who may call it, and a call of it. */
export const useCases: Record<string, UseCase> = {
  findRooms: {
    for: everybody,
    run: (ctx) => findRooms(ctx, { divisionCode: null, day: null, ageMonths: null, page: 1 }),
  },
  findRoomId: { for: everybody, run: (ctx, s) => findRoomId(ctx, s.room.code) },
  readPlacesStamp: {
    for: everybody,
    run: (ctx, s) => readPlacesStamp(ctx, { roomId: s.room.id, from: s.day, to: s.day }),
  },
  readRoom: { for: everybody, run: (ctx, s) => readRoom(ctx, s.room.code) },
  readWeek: {
    for: everybody,
    run: (ctx, s) =>
      readWeek(ctx, {
        room: { id: s.room.id, subdistrictCode: '310106006' },
        from: s.day,
        ageMonths: null,
      }),
  },
  listDivisions: { for: everybody, run: (ctx) => listDivisions(ctx) },
  listPresets: { for: everybody, run: (ctx) => listPresets(ctx) },
  listCalendarDays: {
    for: everybody,
    run: (ctx, s) => listCalendarDays(ctx, { from: s.day, to: s.day }),
  },
  requestSignInCode: {
    for: everybody,
    run: (ctx) => requestSignInCode(ctx, { phone, language: 'zh', by, replaces: null }),
  },
  signInWithCode: {
    for: everybody,
    run: (ctx) => signInWithCode(ctx, { phone, codeId: v7(), code: '000000', language: 'zh', by }),
  },
  signInWithPassword: {
    for: everybody,
    run: (ctx) => signInWithPassword(ctx, { phone, password: 'nobody knows', by }),
  },

  findProfile: { for: signedIn, run: (ctx) => findProfile(ctx) },
  listSessions: { for: signedIn, run: (ctx) => listSessions(ctx) },
  endOtherSessions: { for: signedIn, run: (ctx) => endOtherSessions(ctx) },
  requestConfirmation: {
    for: signedIn,
    run: (ctx) => requestConfirmation(ctx, { by, replaces: null }),
  },
  confirmSession: {
    for: signedIn,
    run: (ctx) => confirmSession(ctx, { codeId: v7(), code: '000000', by }),
  },
  requestNewNumber: {
    for: signedIn,
    run: (ctx) => requestNewNumber(ctx, { phone, by, replaces: null }),
  },
  changeNumber: {
    for: signedIn,
    run: (ctx) => changeNumber(ctx, { phone, codeId: v7(), code: '000000', by }),
  },
  requestLostNumber: {
    for: offices,
    run: (ctx) => requestLostNumber(ctx, { phone: '+8613900000002', by, replaces: null }),
  },
  recordLostNumber: {
    for: offices,
    run: (ctx) =>
      recordLostNumber(ctx, {
        ...{ oldPhone: '+8613900000003', phone: '+8613900000002', identityCheck: 'seen' },
        ...{ codeId: v7(), code: '000000', by },
      }),
  },
  findNumberChange: { for: signedIn, run: (ctx) => findNumberChange(ctx) },
  stopNumberChange: { for: signedIn, run: (ctx) => stopNumberChange(ctx) },
  applyNumberChanges: { for: system, run: (ctx) => applyNumberChanges(ctx) },
  findAlarm: { for: ['city'], run: (ctx) => findAlarm(ctx) },
  updateProfile: {
    for: signedIn,
    run: (ctx) => updateProfile(ctx, { name: '某人', language: 'zh', homeSubdistrictCode: null }),
  },
  setPassword: { for: signedIn, run: (ctx) => setPassword(ctx, { password: 'long enough it is' }) },
  removePassword: { for: signedIn, run: (ctx) => removePassword(ctx) },
  listAllowances: { for: signedIn, run: (ctx) => listAllowances(ctx) },
  listBookings: { for: signedIn, run: (ctx) => listBookings(ctx) },
  listSuspensions: { for: signedIn, run: (ctx) => listSuspensions(ctx) },
  quoteBooking: {
    for: signedIn,
    run: (ctx, s) => quoteBooking(ctx, { slotId: s.slotId, span: null }),
  },
  holdPlace: {
    for: signedIn,
    run: (ctx, s) => holdPlace(ctx, { slotId: s.slotId, span: null }),
  },
  findHold: { for: signedIn, run: (ctx, s) => findHold(ctx, { slotId: s.slotId }) },
  findConsent: { for: signedIn, run: (ctx) => findConsent(ctx) },
  answerChildDataRule: { for: signedIn, run: (ctx) => answerChildDataRule(ctx, { agrees: true }) },
  listChildren: { for: signedIn, run: (ctx) => listChildren(ctx) },
  listInvitations: { for: signedIn, run: (ctx) => listInvitations(ctx) },
  listAlike: { for: ['city'], run: (ctx) => listAlike(ctx) },
  decideAlike: {
    for: ['city'],
    run: (ctx, s) => decideAlike(ctx, { childId: s.childId, same: false, reason: '看了证件' }),
  },
  fillIdentityHashes: { for: system, run: (ctx) => fillIdentityHashes(ctx, sealing) },
  addChild: { for: signedIn, run: (ctx) => addChild(ctx, child, sealing) },
  listManagedRooms: { for: withRole, run: (ctx) => listManagedRooms(ctx) },

  bookSlot: {
    for: guardian,
    run: (ctx, s) =>
      bookSlot(ctx, {
        slotId: s.otherSlotId,
        key: v7(),
        children: [{ childId: s.childId, free: true }],
        span: null,
      }),
  },
  releaseHold: { for: guardian, run: (ctx, s) => releaseHold(ctx, { holdId: s.holdId }) },
  resumeHold: { for: guardian, run: (ctx, s) => resumeHold(ctx, { holdId: s.holdId }) },
  readBooking: { for: guardian, run: (ctx, s) => readBooking(ctx, s.bookingId) },
  cancelBooking: {
    for: guardian,
    run: (ctx, s) =>
      cancelBooking(ctx, { bookingId: s.bookingId, reason: 'other', toldLate: false }),
  },
  findChild: { for: guardian, run: (ctx, s) => findChild(ctx, { childId: s.childId }, sealing) },
  editChild: {
    for: guardian,
    run: (ctx, s) =>
      editChild(ctx, { ...child, childId: s.childId, version: '', removeIdentity: false }, sealing),
  },
  removeChild: { for: guardian, run: (ctx, s) => removeChild(ctx, { childId: s.childId }) },
  inviteGuardian: {
    for: guardian,
    run: (ctx, s) =>
      inviteGuardian(ctx, { childId: s.childId, phone }, 'https://site.example/my/children'),
  },
  endSessions: {
    for: ['guardian', 'city', 'system'],
    run: (ctx, s) => endSessions(ctx, { accountId: s.guardianId }),
  },
  // Nobody of the cast has these sessions and invitations: not there for anybody.
  endSession: { for: [], run: (ctx) => endSession(ctx, { sessionId: v7() }) },
  withdrawInvitation: { for: [], run: (ctx) => withdrawInvitation(ctx, { invitationId: v7() }) },
  answerInvitation: {
    for: [],
    run: (ctx) => answerInvitation(ctx, { invitationId: v7(), accepts: false }),
  },

  explainCapacity: {
    for: staff,
    run: (ctx, s) => explainCapacity(ctx, { roomId: s.room.id, at: s.startsAt }),
  },
  listShortfalls: { for: staff, run: (ctx, s) => listShortfalls(ctx, { roomId: s.room.id }) },
  readRoomDays: {
    for: staff,
    run: (ctx, s) => readRoomDays(ctx, { code: s.room.code, day: s.day }),
  },
  readManagedSlot: {
    for: staff,
    run: (ctx, s) => readManagedSlot(ctx, { code: s.room.code, slotId: s.slotId }),
  },
  readDayRoster: {
    for: staff,
    run: (ctx, s) => readDayRoster(ctx, { code: s.room.code, day: s.day }),
  },
  recordVisits: {
    for: staff,
    run: (ctx, s) => recordVisits(ctx, { slotId: s.slotId, attended: [], missed: [] }),
  },

  closeSlot: {
    for: running,
    run: (ctx, s) => closeSlot(ctx, { slotId: s.slotId, reason: '测试', seen, confirmed: true }),
  },
  reopenSlot: { for: running, run: (ctx, s) => reopenSlot(ctx, { slotId: s.slotId, seen }) },
  setSlotCap: {
    for: running,
    run: (ctx, s) =>
      setSlotCap(ctx, { slotId: s.slotId, cap: 5, reason: '测试', seen, confirmed: true }),
  },
  setDayRoster: {
    for: running,
    run: (ctx, s) => setDayRoster(ctx, { roomId: s.room.id, day: s.day, shifts: [] }),
  },
  saveDayRoster: {
    for: running,
    run: (ctx, s) =>
      saveDayRoster(ctx, { roomId: s.room.id, day: s.day, shifts: [], seen: '', confirmed: true }),
  },
  repeatDayRoster: {
    for: running,
    run: (ctx, s) =>
      repeatDayRoster(ctx, { roomId: s.room.id, fromDay: s.day, toDays: ['2026-03-20'] }),
  },
  addCaregiver: {
    for: running,
    run: (ctx, s) => addCaregiver(ctx, { roomId: s.room.id, name: '某人', kind: 'caregiver' }),
  },
  changeCaregiver: {
    for: running,
    run: (ctx, s) => changeCaregiver(ctx, { caregiverId: s.caregiverId, name: '某人' }),
  },
  changeRoom: {
    for: running,
    run: (ctx, s) => changeRoom(ctx, { roomId: s.room.id, changes: { address: '某路 1 号' } }),
  },
  createTimetable: {
    for: running,
    run: (ctx, s) => createTimetable(ctx, { ...pattern, roomId: s.room.id }),
  },
  changeTimetable: {
    for: running,
    run: (ctx, s) => changeTimetable(ctx, { ...pattern, timetableId: s.timetableId }),
  },
  endTimetable: {
    for: running,
    run: (ctx, s) => endTimetable(ctx, { timetableId: s.timetableId, lastDay: s.day }),
  },
  makeSlots: { for: running, run: (ctx, s) => makeSlots(ctx, { roomIds: [s.room.id] }) },

  openRoom: { for: licensing, run: (ctx, s) => openRoom(ctx, { roomId: s.room.id }) },
  suspendRoom: {
    for: licensing,
    run: (ctx, s) => suspendRoom(ctx, { roomId: s.room.id, reason: '测试' }),
  },
  createRoom: {
    for: licensing,
    run: (ctx) =>
      createRoom(ctx, { nameZh: '新宝宝屋', licensedPlaces: 10, subdistrictCode: '310106006' }),
  },

  setPolicy: {
    for: licensing,
    run: (ctx, s) =>
      setPolicy(ctx, {
        target: { level: 'room', roomId: s.room.id },
        effectiveFrom: '2026-04-01',
        reason: '测试',
        settings: { slotCap: 8 },
      }),
  },
  setCalendarDays: {
    for: city,
    run: (ctx) =>
      setCalendarDays(ctx, {
        days: [{ day: '2026-04-02', kind: 'workday', nameZh: null, nameEn: null, official: true }],
      }),
  },
  grantRole: {
    for: city,
    run: (ctx, s) =>
      grantRole(ctx, { accountId: s.guardianId, role: { role: 'city_administrator' } }),
  },
  loadDivisions: { for: city, run: (ctx) => loadDivisions(ctx, [division]) },
  loadPolicies: { for: city, run: (ctx) => loadPolicies(ctx) },
  loadCalendar: {
    for: city,
    run: (ctx) =>
      loadCalendar(ctx, {
        published: { holidays: {}, workdays: {} },
        fromYear: 2031,
        toYear: 2031,
      }),
  },

  registerAccount: {
    for: system,
    run: (ctx) => registerAccount(ctx, { phone, name: '某人', language: 'zh' }),
  },
  createFirstAdministrator: {
    for: system,
    run: (ctx) => createFirstAdministrator(ctx, { phone, name: '某人' }),
  },
  forgetOldLinks: { for: system, run: (ctx) => forgetOldLinks(ctx) },
  forgetExpiredCodes: { for: system, run: (ctx) => forgetExpiredCodes(ctx) },
  expireClaims: { for: system, run: (ctx) => expireClaims(ctx) },
  endUnkeptVisits: { for: system, run: (ctx) => endUnkeptVisits(ctx) },
  listMessages: { for: system, run: (ctx) => listMessages(ctx, { limit: 1 }) },

  ...bookingsUseCases,
  ...peopleUseCases,
  ...roomsUseCases,
  ...policiesUseCases,
  ...calendarUseCases,
  ...timetablesUseCases,
  ...deskUseCases,
  ...rosterUseCases,
  ...favouritesUseCases,
  ...feedsUseCases,
  ...figuresUseCases,
  ...logUseCases,
  ...searchUseCases,
}
