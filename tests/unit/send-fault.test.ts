import { UnrecognizedActionError } from 'next/dist/client/components/unrecognized-action-error'
import { expect, test } from 'vitest'
import { busyDigest } from '@/domain/shared/refusal'
import { tellingRefusals } from '@/lib/refused-answer'
import { sendFault } from '@/lib/send-fault'

/** How a form would name an action's answer. */
async function faultOf(answer: Response, headers: Record<string, string> = { 'next-action': 'x' }) {
  const send = tellingRefusals(async () => answer)
  return send('/', { method: 'POST', headers }).then(() => null, sendFault)
}

const html = { 'content-type': 'text/html' }

test.each([
  [403, 'refused'],
  [411, 'refused'],
  [413, 'too_large'],
  [429, 'busy'],
  [500, 'failed'],
  [503, 'busy'],
  // The site may have done it, and only its answer was lost.
  [502, 'offline'],
  [504, 'offline'],
  [511, 'refused'],
  // A network that wants a person to sign in first answers with a page of its own.
  [200, 'refused'],
])('an answer of %i that is not the framework’s is %s', async (status, fault) => {
  expect(await faultOf(new Response('', { status, headers: html }))).toBe(fault)
})

test.each([
  ['text/x-component', 'content-type'],
  ['1', 'x-nextjs-action-not-found'],
  ['/my;push', 'x-action-redirect'],
])('an answer with %s is left to the framework', async (value, name) => {
  expect(await faultOf(new Response('', { status: 409, headers: { [name]: value } }))).toBeNull()
})

test('what is no action is left alone', async () => {
  expect(await faultOf(new Response('', { status: 404, headers: html }), {})).toBeNull()
})

test('an unknown action, a fault of ours, a busy site and a lost connection are told apart', () => {
  expect(sendFault(new UnrecognizedActionError('x'))).toBe('renewed')
  expect(sendFault(Object.assign(new Error('x'), { digest: '123' }))).toBe('failed')
  expect(sendFault(Object.assign(new Error('x'), { digest: busyDigest }))).toBe('busy')
  expect(sendFault(new TypeError('Failed to fetch'))).toBe('offline')
})
