import { cookies } from 'next/headers'
import { cookieName } from './session-cookie'
import { isSecure } from './site-address'

/** A cookie of this site that its scripts cannot read; on https only this host can set it. */
export function keptCookie(name: string) {
  const options = async () => {
    const secure = await isSecure()
    const own = { name: cookieName(name, secure), secure }
    return { ...own, httpOnly: true, sameSite: 'lax' as const, path: '/' }
  }
  return {
    /** What the browser says it holds; empty if there is none. */
    async read(): Promise<string> {
      return (await cookies()).get((await options()).name)?.value ?? ''
    },
    /** Only in a server action or a route. */
    async keep(value: string, seconds: number): Promise<void> {
      ;(await cookies()).set({ ...(await options()), value, maxAge: seconds })
    },
    async drop(): Promise<void> {
      ;(await cookies()).delete(await options())
    },
  }
}
