import type { Turn } from '../shared/turn-rules'

/**
 * Who asks, as far as it can be told before they have signed in: the network of their address, and whether
 * their browser has signed in to the account before (`browser`, null if not). What one of them does must
 * never use up what another has.
 */
export type Source = { network: string; browser: string | null }

const minute = 60
const hour = 60 * minute

/** Seconds between codes to one number: asked for by browsers it does not know, and by one that it knows. */
export const codePauses = {
  toNumber: [minute, minute, 2 * minute, 5 * minute, 10 * minute],
  toNumberFromNetwork: [minute, 2 * minute, 5 * minute, 10 * minute, 30 * minute],
  toNumberFromKnown: [minute, minute, 2 * minute, 5 * minute],
} as const

const leastOfNetwork = 10

/** The share of the city's codes that browsers nobody knows cannot use up. */
export const knownShare = 0.2

/** Seconds between wrong passwords for a number: a few are free, then it gets slower. */
export const passwordPauses = {
  ofNumber: [0, 0, 0, 0, 5, 10, 20, 30, minute],
  ofNumberFromNetwork: [0, 0, 0, 0, 10, 20, 30, minute, 2 * minute],
  ofNumberFromKnown: [0, 0, 0, 0, 0, 0, 0, 0, 0, 10, 20, 30, minute],
} as const

/** Seconds between tries of a second factor, for which a code or a password must be known already. */
const factorPauses = [0, 0, 0, 0, 5, 10, 30, minute, 2 * minute, 5 * minute] as const

/** What one try of a second factor takes; `browser` is one that has given it before. */
export function factorTurn(accountId: string, browser: string | null): Turn {
  const key = browser ? `factor ${accountId} ${browser}` : `factor ${accountId}`
  return { key, pauses: factorPauses, forget: hour }
}

/** By what codes to a number are counted; forgotten once its holder has shown themself. */
export function codeKeys(phone: string, { network, browser }: Source): [string, ...string[]] {
  return browser ? [`code ${phone} ${browser}`] : [`code ${phone}`, `code ${phone} ${network}`]
}

/**
 * What one code to a number takes by itself; and of those that one network gets for browsers nobody knows:
 * a hundredth of the city's hour in ten minutes, so that no single one uses up what the city has, while
 * many families behind one wait ten minutes at most.
 */
export function codeTurns(
  phone: string,
  { network, browser }: Source,
  codesAnHour: number,
): Turn[] {
  const forget = hour
  const [first, second = ''] = codeKeys(phone, { network, browser })
  if (browser) return [{ key: first, pauses: codePauses.toNumberFromKnown, forget }]
  return [
    { key: first, pauses: codePauses.toNumber, forget },
    { key: second, pauses: codePauses.toNumberFromNetwork, forget },
    {
      key: `codes from ${network}`,
      most: Math.max(leastOfNetwork, Math.floor(codesAnHour / 100)),
      window: 10 * minute,
    },
  ]
}

/** What one code takes of the city's codes of an hour: a share of them is left to browsers that are known. */
export function cityTurn(codesAnHour: number, { browser }: Source): Turn {
  const most = browser ? codesAnHour : Math.floor(codesAnHour * (1 - knownShare))
  return { key: 'codes of the city', most, window: hour }
}

/** What one try of a password takes. */
export function passwordTurns(phone: string, { network, browser }: Source): Turn[] {
  const forget = hour
  if (browser) {
    return [
      { key: `password ${phone} ${browser}`, pauses: passwordPauses.ofNumberFromKnown, forget },
    ]
  }
  return [
    { key: `password ${phone}`, pauses: passwordPauses.ofNumber, forget },
    { key: `password ${phone} ${network}`, pauses: passwordPauses.ofNumberFromNetwork, forget },
  ]
}
