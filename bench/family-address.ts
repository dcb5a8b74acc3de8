/** The address of a family of its own, for a site that trusts one proxy: bounds and limits count by address. */
export function familyAddress(n: number): string {
  return `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`
}
