/** Thrown if an actor may not do or see something; "not yours" and "not there" are one. */
export class NotFound extends Error {
  constructor() {
    super('not found')
    this.name = 'NotFound'
  }
}

/** Thrown if somebody has to sign in first. */
export class SignInNeeded extends Error {
  constructor() {
    super('sign-in needed')
    this.name = 'SignInNeeded'
  }
}

/** Thrown if somebody who is signed in has to show by a fresh code that it is them. */
export class ConfirmNeeded extends Error {
  constructor() {
    super('confirmation needed')
    this.name = 'ConfirmNeeded'
  }
}

/** A refusal the person must understand, returned by a use case; details differ by reason. */
export type Refused<Reason extends string, Details = object> = {
  ok: false
  reason: Reason
} & Details

/** The digest of the error `Busy`: all that the framework lets a browser know of it. */
export const busyDigest = 'BUSY'
