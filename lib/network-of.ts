import { isIPv6 } from 'node:net'

/**
 * The network an address belongs to, for limits: an IPv6 address by its first 64 bits, which one household
 * or one machine has to itself; any other as it is.
 */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  const [before = '', after] = address.toLowerCase().replace(/%.*$/, '').split('::')
  const groups = (text: string | undefined) => (text ? text.split(':') : [])
  const [head, tail] = [groups(before), groups(after)]
  const dotted = [...head, ...tail].some((group) => group.includes('.')) ? 1 : 0
  const missing = after === undefined ? 0 : 8 - head.length - tail.length - dotted
  const all = [...head, ...Array.from({ length: missing }, () => '0'), ...tail]
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}
