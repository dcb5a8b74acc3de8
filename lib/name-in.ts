import { htmlLang, type Locale } from '@/i18n/routing'

/** A name in the language asked for; the Chinese one, with its language, if there is no other. */
export function nameIn(
  locale: Locale,
  name: { nameZh: string; nameEn: string | null },
): { text: string; lang: string | undefined } {
  if (locale === 'zh') return { text: name.nameZh, lang: undefined }
  return name.nameEn
    ? { text: name.nameEn, lang: undefined }
    : { text: name.nameZh, lang: htmlLang.zh }
}

type Placed = {
  subdistrictZh: string
  subdistrictEn: string
  districtZh: string
  districtEn: string
}

/** The subdistrict and the district of a room, in the language asked for. */
export function placeIn(locale: Locale, room: Placed): { subdistrict: string; district: string } {
  return locale === 'zh'
    ? { subdistrict: room.subdistrictZh, district: room.districtZh }
    : { subdistrict: room.subdistrictEn, district: room.districtEn }
}
