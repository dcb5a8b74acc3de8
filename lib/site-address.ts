import { headers } from 'next/headers'

/**
 * The address of this site as the browser that sent an action knows it, without a slash at the end:
 * for links that leave the site. Next.js has compared it with the host before the action runs.
 */
export async function siteAddress(): Promise<string> {
  const sent = await headers()
  const origin = sent.get('origin')
  if (origin && URL.canParse(origin)) return new URL(origin).origin
  const https = sent.get('x-forwarded-proto')?.split(',')[0]?.trim() === 'https'
  return `${https ? 'https' : 'http'}://${sent.get('host') ?? 'localhost'}`
}
