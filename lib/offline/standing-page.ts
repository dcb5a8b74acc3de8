/**
 * A page as it is kept for a time without a network: without its scripts, which could not be fetched.
 * What is left is whole, since every page is drawn on the server.
 */
export function withoutScripts(html: string): string {
  return html
    .replace(/<script\b[^>]*>[\s\S]*?<\/script>/gi, '')
    .replace(/<link\b[^>]*\b(?:as="script"|rel="manifest")[^>]*>/gi, '')
}

/** The instant until which a page says it may be kept, in milliseconds since 1970; null if it does not say. */
export function keepUntil(html: string): number | null {
  const [, time] = /<meta name="keep-until" content="(\d+)"/.exec(html) ?? []
  return time ? Number(time) : null
}
