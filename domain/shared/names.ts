/** Family names of two letters that are common enough to know. */
const doubleNames = new Set(
  '欧阳 上官 司马 诸葛 司徒 东方 皇甫 尉迟 公孙 慕容 令狐 夏侯 端木 南宫'.split(' '),
)

/**
 * A child's given name, for use when the whole is not to be seen: of a Chinese name what follows the
 * family name, of others the first word. Of a name that has no more, its first letter and `…`, or
 * only `…`. Counts letters as people do.
 */
export function givenName(name: string): string {
  const whole = name.trim()
  const letters = [...whole]
  if (letters.length <= 1) return '…'
  if (/^\p{Script=Han}+$/u.test(whole)) {
    const family = letters.length > 2 && doubleNames.has(letters.slice(0, 2).join('')) ? 2 : 1
    return letters.slice(family).join('')
  }
  const [first = '', ...more] = whole.split(/[\s·•・]+/u)
  return more.length > 0 ? first : `${letters[0]}…`
}
