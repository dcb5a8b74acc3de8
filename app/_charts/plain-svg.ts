const kept = new Set([
  'font-size',
  'font-weight',
  'fill',
  'stroke',
  'stroke-width',
  'opacity',
  'fill-opacity',
  'text-anchor',
  'dominant-baseline',
])

/**
 * The same drawing without anything a strict content security policy forbids or a reader's program
 * could run: `style` attributes become attributes of their own, style sheets, scripts and the
 * library's bookkeeping go, and the size follows the page's column.
 */
export function plainSvg(svg: string): string {
  return svg
    .replaceAll(/<(style|script)\b[^>]*>[\s\S]*?<\/\1>/g, '')
    .replaceAll(/<(style|script)\b[^>]*\/>/g, '')
    .replaceAll(/ style="([^"]*)"/g, (_, declarations: string) => attributesOf(declarations))
    .replaceAll(
      / (?:ecmeta_\w+|class|id|clip-path|font-family|pointer-events|xml:space|on\w+)="[^"]*"/g,
      '',
    )
    .replace(/<svg [^>]*>/, (open) => open.replace(/ (?:width|height)="[^"]*"/g, ''))
}

function attributesOf(declarations: string): string {
  return declarations
    .split(';')
    .map((one) => one.split(':').map((part) => part.trim()))
    .flatMap(([name = '', value = '']) => (kept.has(name) && value ? [` ${name}="${value}"`] : []))
    .join('')
}
