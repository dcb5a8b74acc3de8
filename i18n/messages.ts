import enAccount from '../messages/en/account.json'
import enCommon from '../messages/en/common.json'
import enFaults from '../messages/en/faults.json'
import enLook from '../messages/en/look.json'
import enSms from '../messages/en/sms.json'
import zhAccount from '../messages/zh/account.json'
import zhCommon from '../messages/zh/common.json'
import zhFaults from '../messages/zh/faults.json'
import zhLook from '../messages/zh/look.json'
import zhSms from '../messages/zh/sms.json'
import type { Locale } from './routing'

const zh = {
  sms: zhSms,
  faults: zhFaults,
  account: zhAccount,
  common: zhCommon,
  look: zhLook,
}

/** Chinese is written first: its files say which texts exist. */
export type Messages = typeof zh

const en: Messages = {
  sms: enSms,
  faults: enFaults,
  account: enAccount,
  common: enCommon,
  look: enLook,
}

/** Every text of the site, by language and area. A new file in `messages/` gets its lines here. */
export const messages: Record<Locale, Messages> = { zh, en }
