import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { BookingCards } from '@/app/_components/booking/booking-cards'
import type { SeveralRead } from '@/domain/several/read-several'
import { readSeveral } from '@/domain/several/read-several'
import { type Query, query, readPath, text } from '@/lib/asked'
import { signedInContext } from '@/lib/context'
import { forPage } from '@/lib/go'
import { paths } from '@/lib/paths'
import { BackLink } from '@/ui/back-link'
import { Card } from '@/ui/card'
import { Notice } from '@/ui/notice'
import { PageHeader, Section } from '@/ui/page-header'
import { TextLink } from '@/ui/text-link'
import { visitLines } from '../_visit-lines'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('several.done')
  return { title: t('title'), robots: { index: false } }
}

const address = query({ done: text })

type Props = {
  params: Promise<{ requestId: string }>
  searchParams: Query
}

/** What came of a press for several days: what is booked, what is not and why. */
export default async function Page({ params, searchParams }: Props) {
  const [{ requestId }, { done }] = [await readPath(params), await address(searchParams)]
  const { bookings, missed } = await forPage(paths.bookedSeveral(requestId), async () =>
    readSeveral(await signedInContext(), requestId),
  )
  const t = await getTranslations('several.done')
  const visits = new Set(bookings.map((one) => one.slotId)).size
  return (
    <div className="mx-auto stack w-full max-w-text gap-6">
      <PageHeader back={<BackLink href={paths.my()}>{t('my')}</BackLink>} title={t('title')} />
      {done ? (
        <Notice tone="success" title={t('had', { count: visits })} announce>
          {t(done === 'again' ? 'repeated' : 'hadText')}
        </Notice>
      ) : null}
      <Section id="booked" title={t('booked')}>
        <BookingCards bookings={bookings} />
      </Section>
      {missed.length > 0 ? (
        <Section id="missed" title={t('missed')}>
          <Missed missed={missed} />
        </Section>
      ) : null}
    </div>
  )
}

async function Missed({ missed }: Pick<SeveralRead, 'missed'>) {
  const t = await getTranslations('several.done')
  const lines = await visitLines(missed)
  return (
    <ul className="grid gap-3">
      {lines.map(({ slotId, when, can, words }) => (
        <Card as="li" key={slotId} tone="sunk">
          <p className="font-[650] tabular-nums">{when}</p>
          {can ? (
            <p>
              {t('now')} <TextLink href={paths.book(slotId)}>{t('book')}</TextLink>
            </p>
          ) : (
            words.map((text) => <p key={text}>{text}</p>)
          )}
        </Card>
      ))}
    </ul>
  )
}
