/**
 * The name of a cookie of this site. On https with the prefix `__Host-`, with which browsers keep it only from this
 * very host, over https, for all of its paths; over plain http they would not keep it at all.
 */
export function cookieName(name: string, secure: boolean): string {
  return secure ? `__Host-${name}` : name
}

/** The cookie that holds a sealed session. */
export function sessionCookie(secure: boolean): string {
  return cookieName('authjs.session-token', secure)
}
