/**
 * A zone so far from Shanghai that nine in the morning there is another day, and not by whole hours.
 * Every process of the tests lives in it, and so do those they start and the sessions of their
 * databases: what is computed by the zone of a server or of a session is wrong there.
 */
export const farZone = 'America/St_Johns'

process.env.TZ = farZone
