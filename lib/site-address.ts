import { headers } from 'next/headers'
import { env } from './env'

/**
 * The address of this site without a slash at the end, for links that leave the site: the one it is
 * set up with, else as the browser that asks knows it. Next.js has compared the origin of an action
 * with the host before the action runs.
 */
export async function siteAddress(): Promise<string> {
  const { address } = env()
  if (address) return address
  const sent = await headers()
  const origin = sent.get('origin')
  if (origin && URL.canParse(origin)) return new URL(origin).origin
  const https = sent.get('x-forwarded-proto')?.split(',')[0]?.trim() === 'https'
  return `${https ? 'https' : 'http'}://${sent.get('host') ?? 'localhost'}`
}
