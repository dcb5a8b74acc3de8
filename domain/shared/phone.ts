import { parsePhoneNumberFromString } from 'libphonenumber-js/mobile'
import { plainText } from './typed-number'

/**
 * The mobile number a person typed, as E.164 (`+8613800138000`), or null when it is no mobile
 * number. Without a country code it is one of mainland China.
 */
export function parsePhone(text: string): string | null {
  const plain = plainText(text)
  if (plain.length > 40) return null
  const number = parsePhoneNumberFromString(plain, 'CN')
  return number?.isValid() && !number.ext ? number.number : null
}

/** A number as people read it: `+86 138 0013 8000`. */
export function showPhone(phone: string): string {
  return parsePhoneNumberFromString(phone)?.formatInternational() ?? phone
}

/** Enough of a number to know it again, not enough to call it: `+86 ••• 8000`. */
export function maskPhone(phone: string): string {
  const code = parsePhoneNumberFromString(phone)?.countryCallingCode
  return `${code ? `+${code} ` : ''}••• ${phone.slice(-4)}`
}
