import { headers } from 'next/headers'
import { networkOf } from './network-of'
import { sourceIn } from './request-source'

/** The address of this site without a slash at the end, for links that leave the site. */
export async function siteAddress(): Promise<string> {
  const { scheme, host } = sourceIn(await headers())
  return `${scheme}://${host}`
}

/** Whether browsers reach the site by https, so that its cookies may ask for that. */
export async function isSecure(): Promise<boolean> {
  return sourceIn(await headers()).scheme === 'https'
}

/** The address a request comes from, as the log has it. */
export async function clientAddress(): Promise<string> {
  return sourceIn(await headers()).address
}

/** The network a request comes from, which counts for limits. */
export async function clientNetwork(): Promise<string> {
  return networkOf(await clientAddress())
}
