/** Family names of two letters that are common enough to know. */
const doubleNames = new Set(
  '欧阳 上官 司马 诸葛 司徒 东方 皇甫 尉迟 公孙 慕容 令狐 夏侯 端木 南宫'.split(' '),
)

/**
 * A name as names are compared: without regard to case, full or half width, composed or combined marks,
 * what cannot be seen, spaces between Chinese letters, and how the dot within a name is written. Every
 * stored name has this beside it, in `name_folded`. If you change this function, add a migration that
 * empties that column, so that `db:migrate` fills it again.
 */
export function foldName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[•‧∙⋅・⸱ꞏ]/g, '·')
    .replace(/[’‘ʼ`]/g, "'")
    .toLowerCase()
    .normalize('NFC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/ ?· ?/g, '·')
    .replace(/(?<=\p{Script=Han}) ?\. ?(?=\p{Script=Han})/gu, '·')
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
    .trim()
}

/** A name as it is compared with another child's: folded, and only its letters. */
export function likeness(name: string): string {
  return foldName(name).replace(/[^\p{L}\p{M}\p{N}]/gu, '')
}

/** Of a room both its names, as `name_folded` keeps them. */
export function foldedRoomName(room: {
  nameZh: string
  nameEn?: string | null | undefined
}): string {
  return foldName(`${room.nameZh} ${room.nameEn ?? ''}`)
}

/** The letters of a text as people count them: with their marks, an emoji as one. */
export function lettersOf(text: string): string[] {
  return text.match(/.(?:\p{M}|\p{Emoji_Modifier}|\u200d\p{Extended_Pictographic})*/gsu) ?? []
}

/**
 * A child's given name, for use when the whole is not to be seen: of a Chinese name what follows the
 * family name, of others the first word. Of a name that has no more, its first letter and `…`, or
 * only `…`. Counts letters as people do.
 */
export function givenName(name: string): string {
  const whole = name.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '').trim()
  const letters = lettersOf(whole)
  if (letters.length <= 1) return '…'
  if (/^\p{Script=Han}+$/u.test(whole)) {
    const family = letters.length > 2 && doubleNames.has(letters.slice(0, 2).join('')) ? 2 : 1
    return letters.slice(family).join('')
  }
  const [first = '', ...more] = whole.split(
    /[\s·•‧∙⋅・･⸱ꞏ]+|(?<=\p{Script=Han})[.．](?=\p{Script=Han})/u,
  )
  return more.length > 0 && first !== '' ? first : `${letters[0]}…`
}

/** The first letter of a name and `…`. */
export function initialOf(name: string): string {
  return `${lettersOf(name)[0] ?? ''}…`
}
