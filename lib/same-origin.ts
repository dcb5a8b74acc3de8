/** Whether a request was sent by a page of this site, as Next.js asks it of server actions. */
export function sameOrigin(sent: Headers): boolean {
  const origin = sent.get('origin')
  const host = sent.get('x-forwarded-host') ?? sent.get('host')
  return origin !== null && URL.canParse(origin) && new URL(origin).host === host
}
