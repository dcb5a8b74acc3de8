const inherited = Object.getOwnPropertyNames(Object.prototype).sort((a, b) => b.length - a.length)
const names = new RegExp(inherited.join('|'), 'g')
const wordJoiner = '\u2060'

/**
 * A text that looks the same and holds no name that every object has, such as `__proto__`. The library keeps the widths
 * of texts in plain objects, by the text or its beginning: a room of such a name would write to the prototype of all
 * objects of the process.
 */
export function harmlessText(text: string): string {
  return text.replace(names, (name) => name.slice(0, 1) + wordJoiner + name.slice(1))
}
