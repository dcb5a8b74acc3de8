import enAccount from '../messages/en/account.json'
import enBooking from '../messages/en/booking.json'
import enChildren from '../messages/en/children.json'
import enCommon from '../messages/en/common.json'
import enConsent from '../messages/en/consent.json'
import enFaults from '../messages/en/faults.json'
import enFind from '../messages/en/find.json'
import enFormat from '../messages/en/format.json'
import enLook from '../messages/en/look.json'
import enManage from '../messages/en/manage.json'
import enPrivacy from '../messages/en/privacy.json'
import enProfile from '../messages/en/profile.json'
import enRoom from '../messages/en/room.json'
import enSlots from '../messages/en/slots.json'
import enSms from '../messages/en/sms.json'
import zhAccount from '../messages/zh/account.json'
import zhBooking from '../messages/zh/booking.json'
import zhChildren from '../messages/zh/children.json'
import zhCommon from '../messages/zh/common.json'
import zhConsent from '../messages/zh/consent.json'
import zhFaults from '../messages/zh/faults.json'
import zhFind from '../messages/zh/find.json'
import zhFormat from '../messages/zh/format.json'
import zhLook from '../messages/zh/look.json'
import zhManage from '../messages/zh/manage.json'
import zhPrivacy from '../messages/zh/privacy.json'
import zhProfile from '../messages/zh/profile.json'
import zhRoom from '../messages/zh/room.json'
import zhSlots from '../messages/zh/slots.json'
import zhSms from '../messages/zh/sms.json'
import type { Locale } from './routing'

const zh = {
  manage: zhManage,
  slots: zhSlots,
  room: zhRoom,
  find: zhFind,
  children: zhChildren,
  privacy: zhPrivacy,
  consent: zhConsent,
  profile: zhProfile,
  format: zhFormat,
  sms: zhSms,
  faults: zhFaults,
  account: zhAccount,
  booking: zhBooking,
  common: zhCommon,
  look: zhLook,
}

/** Chinese is written first: its files say which texts exist. */
export type Messages = typeof zh

const en: Messages = {
  manage: enManage,
  slots: enSlots,
  room: enRoom,
  find: enFind,
  children: enChildren,
  privacy: enPrivacy,
  consent: enConsent,
  profile: enProfile,
  format: enFormat,
  sms: enSms,
  faults: enFaults,
  account: enAccount,
  booking: enBooking,
  common: enCommon,
  look: enLook,
}

/** Every text of the site, by language and area. A new file in `messages/` gets its lines here. */
export const messages: Record<Locale, Messages> = { zh, en }
