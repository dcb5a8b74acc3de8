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

/** Codes that one network gets for numbers that do not know its browsers: many families may share it. */
const codesOfNetwork = { most: 20, window: minute }

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

/** What one code to a number takes, apart from the city's. */
export function codeTurns(phone: string, { network, browser }: Source): Turn[] {
  const forget = hour
  if (browser) {
    return [{ key: `code ${phone} ${browser}`, pauses: codePauses.toNumberFromKnown, forget }]
  }
  return [
    { key: `code ${phone}`, pauses: codePauses.toNumber, forget },
    { key: `code ${phone} ${network}`, pauses: codePauses.toNumberFromNetwork, forget },
    { key: `codes from ${network}`, ...codesOfNetwork },
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
