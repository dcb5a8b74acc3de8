import { seenText } from '../shared/seen'
import type { Profile } from './inputs'

/** One's own details as a short text, for the form that changes them. */
export function profileSeen(
  profile: Omit<Profile, 'name'> & { name: Profile['name'] | null },
): string {
  const { name, language, homeSubdistrictCode } = profile
  return seenText([name, language, homeSubdistrictCode])
}
