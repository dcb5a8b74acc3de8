import { parsePhoneNumberFromString } from 'libphonenumber-js/mobile'

export type TextedCountries = 'mainland' | 'greater_china' | 'anywhere'

const regions: Record<Exclude<TextedCountries, 'anywhere'>, readonly string[]> = {
  mainland: ['CN'],
  greater_china: ['CN', 'HK', 'MO', 'TW'],
}

/** Whether messages go to a number (E.164), by the city's setting of where numbers may be. */
export function mayBeTexted(phone: string, countries: TextedCountries): boolean {
  if (countries === 'anywhere') return true
  const country = parsePhoneNumberFromString(phone)?.country
  return country !== undefined && regions[countries].includes(country)
}
