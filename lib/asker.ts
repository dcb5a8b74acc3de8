import { isIPv6 } from 'node:net'

/** Who asks, as far as bounds go: a signed-in session, or else the network an address belongs to. */
export type Asker = { lane: Lane; key: string }

export type Lane = 'signedIn' | 'visitors'

/** The holder of the session `sid`, or whoever asks from `address` (without a port) if there is none. */
export function asker(sid: string | null, address: string): Asker {
  if (sid) return { lane: 'signedIn', key: sid }
  return { lane: 'visitors', key: networkOf(address) }
}

/**
 * The addresses that count as one: an address of version 4 alone; of version 6 its first 64 bits, which is
 * the least that a provider gives to one household (RFC 6177); version 4 written as version 6 is version 4.
 */
export function networkOf(address: string): string {
  const [bare = ''] = address.split('%')
  if (!isIPv6(bare)) return address
  // In one way of writing: lower case, and the last two groups never as version 4.
  const [head = '', tail] = new URL(`http://[${bare}]`).hostname.slice(1, -1).split('::')
  const groups = (part: string | undefined) => (part ? part.split(':') : [])
  const [left, right] = [groups(head), groups(tail)]
  const zeros = Array<string>(8 - left.length - right.length).fill('0')
  const all = [...left, ...zeros, ...right]
  if (all.slice(0, 6).join(':') === '0:0:0:0:0:ffff') return version4(all.slice(6))
  return `${all.slice(0, 4).join(':')}::/64`
}

function version4(groups: string[]): string {
  const [high = 0, low = 0] = groups.map((group) => Number.parseInt(group, 16))
  return [high >> 8, high & 255, low >> 8, low & 255].join('.')
}
