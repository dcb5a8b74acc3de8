import type { IncomingMessage, ServerResponse } from 'node:http'
import { elsewhere } from '@/lib/form-state'
import { type Front, fromOwnPage, type RequestSource } from '@/lib/request-source'
import { plainHeaders, plainPage, wantsPage } from './plain-page'

const reading = ['GET', 'HEAD', 'OPTIONS']

/**
 * Refuses what may change something and does not come from a page of this site, before anything is done for
 * it, in words for people and in one word for our own scripts.
 */
export function refusedElsewhere(
  request: IncomingMessage,
  response: ServerResponse,
  source: RequestSource,
  front: Front,
): boolean {
  if (reading.includes(request.method ?? '') || fromOwnPage(request, source, front)) return false
  const page = wantsPage(request)
  const headers = page
    ? plainHeaders
    : // The framework's script reads what is said in exactly this type.
      { 'Content-Type': 'text/plain', 'Cache-Control': 'no-store' }
  const text = () => plainPage(request.url ?? '/', (said) => said.elsewhere, front.address)
  // Thrown away as it comes: a client cut off while it sends would not read the answer.
  request.resume().once('end', () => {
    response.writeHead(403, headers).end(page ? text() : elsewhere)
  })
  return true
}
