import { NextIntlClientProvider } from 'next-intl'
import { getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { Messages } from './messages'

/**
 * Sends the texts of the named areas, and `common`, to the client components inside it.
 * Server components need none of this, and a page without such components brings none of it.
 */
export async function ClientTexts({
  areas = [],
  children,
}: {
  areas?: readonly (keyof Messages)[]
  children: ReactNode
}) {
  const all = await getMessages()
  const sent = Object.fromEntries(['common' as const, ...areas].map((area) => [area, all[area]]))
  return <NextIntlClientProvider messages={sent}>{children}</NextIntlClientProvider>
}
