/**
 * A page as it is kept for want of a network: without its scripts, which would be fetched in vain.
 * What is left is whole, since every page is drawn on the server.
 */
export function withoutScripts(html: string): string {
  return html
    .replace(/<script\b[^>]*>[\s\S]*?<\/script>/gi, '')
    .replace(/<link\b[^>]*\b(?:as="script"|rel="manifest")[^>]*>/gi, '')
}

/** Until when a page says it may be kept, in milliseconds since 1970; null where it does not. */
export function keepUntil(html: string): number | null {
  const [, time] = /<meta name="keep-until" content="(\d+)"/.exec(html) ?? []
  return time ? Number(time) : null
}
