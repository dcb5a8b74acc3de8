import enAccount from '../messages/en/account.json'
import enBooking from '../messages/en/booking.json'
import enCalendar from '../messages/en/calendar.json'
import enChildren from '../messages/en/children.json'
import enCommon from '../messages/en/common.json'
import enConsent from '../messages/en/consent.json'
import enDesk from '../messages/en/desk.json'
import enDisplay from '../messages/en/display.json'
import enError from '../messages/en/error.json'
import enFaults from '../messages/en/faults.json'
import enFavourites from '../messages/en/favourites.json'
import enFeed from '../messages/en/feed.json'
import enFigures from '../messages/en/figures.json'
import enFind from '../messages/en/find.json'
import enFormat from '../messages/en/format.json'
import enGrid from '../messages/en/grid.json'
import enHold from '../messages/en/hold.json'
import enInstead from '../messages/en/instead.json'
import enLog from '../messages/en/log.json'
import enLook from '../messages/en/look.json'
import enManage from '../messages/en/manage.json'
import enMap from '../messages/en/map.json'
import enMove from '../messages/en/move.json'
import enOffice from '../messages/en/office.json'
import enOffline from '../messages/en/offline.json'
import enPeople from '../messages/en/people.json'
import enPolicies from '../messages/en/policies.json'
import enPrivacy from '../messages/en/privacy.json'
import enProfile from '../messages/en/profile.json'
import enProof from '../messages/en/proof.json'
import enQuestions from '../messages/en/questions.json'
import enRoom from '../messages/en/room.json'
import enRooms from '../messages/en/rooms.json'
import enRoster from '../messages/en/roster.json'
import enSearch from '../messages/en/search.json'
import enSeveral from '../messages/en/several.json'
import enSlots from '../messages/en/slots.json'
import enSms from '../messages/en/sms.json'
import enStory from '../messages/en/story.json'
import enTimetables from '../messages/en/timetables.json'
import zhAccount from '../messages/zh/account.json'
import zhBooking from '../messages/zh/booking.json'
import zhCalendar from '../messages/zh/calendar.json'
import zhChildren from '../messages/zh/children.json'
import zhCommon from '../messages/zh/common.json'
import zhConsent from '../messages/zh/consent.json'
import zhDesk from '../messages/zh/desk.json'
import zhDisplay from '../messages/zh/display.json'
import zhError from '../messages/zh/error.json'
import zhFaults from '../messages/zh/faults.json'
import zhFavourites from '../messages/zh/favourites.json'
import zhFeed from '../messages/zh/feed.json'
import zhFigures from '../messages/zh/figures.json'
import zhFind from '../messages/zh/find.json'
import zhFormat from '../messages/zh/format.json'
import zhGrid from '../messages/zh/grid.json'
import zhHold from '../messages/zh/hold.json'
import zhInstead from '../messages/zh/instead.json'
import zhLog from '../messages/zh/log.json'
import zhLook from '../messages/zh/look.json'
import zhManage from '../messages/zh/manage.json'
import zhMap from '../messages/zh/map.json'
import zhMove from '../messages/zh/move.json'
import zhOffice from '../messages/zh/office.json'
import zhOffline from '../messages/zh/offline.json'
import zhPeople from '../messages/zh/people.json'
import zhPolicies from '../messages/zh/policies.json'
import zhPrivacy from '../messages/zh/privacy.json'
import zhProfile from '../messages/zh/profile.json'
import zhProof from '../messages/zh/proof.json'
import zhQuestions from '../messages/zh/questions.json'
import zhRoom from '../messages/zh/room.json'
import zhRooms from '../messages/zh/rooms.json'
import zhRoster from '../messages/zh/roster.json'
import zhSearch from '../messages/zh/search.json'
import zhSeveral from '../messages/zh/several.json'
import zhSlots from '../messages/zh/slots.json'
import zhSms from '../messages/zh/sms.json'
import zhStory from '../messages/zh/story.json'
import zhTimetables from '../messages/zh/timetables.json'
import type { Locale } from './routing'

const zh = {
  grid: zhGrid,
  offline: zhOffline,
  office: zhOffice,
  people: zhPeople,
  rooms: zhRooms,
  policies: zhPolicies,
  calendar: zhCalendar,
  timetables: zhTimetables,
  desk: zhDesk,
  roster: zhRoster,
  figures: zhFigures,
  hold: zhHold,
  log: zhLog,
  manage: zhManage,
  map: zhMap,
  several: zhSeveral,
  move: zhMove,
  slots: zhSlots,
  room: zhRoom,
  story: zhStory,
  questions: zhQuestions,
  proof: zhProof,
  find: zhFind,
  search: zhSearch,
  instead: zhInstead,
  children: zhChildren,
  privacy: zhPrivacy,
  consent: zhConsent,
  profile: zhProfile,
  format: zhFormat,
  sms: zhSms,
  faults: zhFaults,
  error: zhError,
  account: zhAccount,
  booking: zhBooking,
  favourites: zhFavourites,
  feed: zhFeed,
  display: zhDisplay,
  common: zhCommon,
  look: zhLook,
}

/** Chinese is written first: its files say which texts exist. */
export type Messages = typeof zh

const en: Messages = {
  grid: enGrid,
  offline: enOffline,
  office: enOffice,
  people: enPeople,
  rooms: enRooms,
  policies: enPolicies,
  calendar: enCalendar,
  timetables: enTimetables,
  desk: enDesk,
  roster: enRoster,
  figures: enFigures,
  hold: enHold,
  log: enLog,
  manage: enManage,
  map: enMap,
  several: enSeveral,
  move: enMove,
  slots: enSlots,
  room: enRoom,
  story: enStory,
  questions: enQuestions,
  proof: enProof,
  find: enFind,
  search: enSearch,
  instead: enInstead,
  children: enChildren,
  privacy: enPrivacy,
  consent: enConsent,
  profile: enProfile,
  format: enFormat,
  sms: enSms,
  faults: enFaults,
  error: enError,
  account: enAccount,
  booking: enBooking,
  favourites: enFavourites,
  feed: enFeed,
  display: enDisplay,
  common: enCommon,
  look: enLook,
}

/** Every text of the site, by language and area. A new file in `messages/` gets its lines here. */
export const messages: Record<Locale, Messages> = { zh, en }
