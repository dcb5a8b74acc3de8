import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { readRoomTexts } from '@/domain/rooms/read-room-texts'
import { ClientTexts } from '@/i18n/client-texts'
import { type Query, query, readPath, text } from '@/lib/asked'
import { pageContext } from '@/lib/context'
import { forPage } from '@/lib/go'
import { nameIn } from '@/lib/name-in'
import { paths } from '@/lib/paths'
import { BackLink } from '@/ui/back-link'
import { ButtonLink } from '@/ui/button'
import { Card } from '@/ui/card'
import { Notice } from '@/ui/notice'
import { PageHeader, Section } from '@/ui/page-header'
import { StateLabel } from '@/ui/state-label'
import { TextForm } from './_text-form'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('story.edit')
  return { title: t('title'), robots: { index: false } }
}

const address = query({ done: text })

type Props = {
  params: Promise<{ code: string }>
  searchParams: Query
}

/** What a room says of itself, for those who run it: five texts in both languages. */
export default async function Page({ params, searchParams }: Props) {
  const [{ code }, { done }, locale] = [
    await readPath(params),
    await address(searchParams),
    await getLocale(),
  ]
  const { room, texts } = await forPage(paths.manageRoomTexts(code), async () =>
    readRoomTexts(await pageContext(), { code }),
  )
  const t = await getTranslations('story')
  const name = nameIn(locale, room)
  return (
    <div className="stack gap-8">
      <PageHeader
        back={
          <BackLink href={paths.manageRoom(room.code)}>
            <span lang={name.lang}>{name.text}</span>
          </BackLink>
        }
        title={t('edit.title')}
        lead={t('edit.lead')}
        actions={
          room.status === 'draft' ? null : (
            <ButtonLink kind="quiet" href={paths.room(room.code)}>
              {t('edit.public')}
            </ButtonLink>
          )
        }
      />
      <ClientTexts areas={['story', 'faults']}>
        {texts.map((text) => (
          <Section
            key={text.kind}
            id={text.kind}
            title={t(`kinds.${text.kind}`)}
            aside={
              <StateLabel
                tone={text.textZh ? 'green' : 'outline'}
                mark={text.textZh ? 'tick' : undefined}
              >
                {t(text.textZh ? 'edit.published' : 'edit.unpublished')}
              </StateLabel>
            }
          >
            {done === text.kind || done === `${text.kind}-cleared` ? (
              <Notice tone="success" announce>
                {t(done === text.kind ? 'edit.done' : 'edit.cleared')}
              </Notice>
            ) : null}
            <p className="max-w-text text-soft">{t(`edit.hints.${text.kind}`)}</p>
            <Card>
              <TextForm code={room.code} roomId={room.id} text={text} />
            </Card>
          </Section>
        ))}
      </ClientTexts>
    </div>
  )
}
