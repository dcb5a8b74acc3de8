import enCommon from '../messages/en/common.json'
import enLook from '../messages/en/look.json'
import zhCommon from '../messages/zh/common.json'
import zhLook from '../messages/zh/look.json'
import type { Locale } from './routing'

const zh = {
  common: zhCommon,
  look: zhLook,
}

/** Chinese is written first: its files say which texts exist. */
export type Messages = typeof zh

const en: Messages = {
  common: enCommon,
  look: enLook,
}

/** Every text of the site, by language and area. A new file in `messages/` gets its lines here. */
export const messages: Record<Locale, Messages> = { zh, en }
