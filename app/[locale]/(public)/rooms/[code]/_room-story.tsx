import { useLocale, useTranslations } from 'next-intl'
import type { PublicRoom, RoomText } from '@/domain/rooms/read-room'
import { textKinds } from '@/domain/rooms/text-inputs'
import { formats } from '@/lib/format'
import { nameIn, placeIn } from '@/lib/name-in'
import { Section } from '@/ui/page-header'
import { Phone } from './_phone'

/** What the room says of itself; if it says nothing, that it does not and whom to ask. */
export function RoomStory({ room, texts }: { room: PublicRoom; texts: RoomText[] }) {
  const t = useTranslations('story')
  const locale = useLocale()
  const format = formats(locale)
  const parts = textKinds.map((kind) => ({ kind, text: texts.find((one) => one.kind === kind) }))
  const { contactPhone } = room
  return (
    <Section id="before" title={t('before.title')}>
      {parts.map(({ kind, text }) => (
        <div key={kind}>
          <h3 id={kind} className="text-body">
            {t(`kinds.${kind}`)}
          </h3>
          {text ? <Told text={text} /> : <p className="text-soft">{format.notPublished}</p>}
        </div>
      ))}
      {parts.every(({ text }) => text) ? null : (
        <p className="text-small text-soft">
          {contactPhone
            ? t.rich('before.askPhone', { phone: () => <Phone number={contactPhone} /> })
            : t('before.ask', { subdistrict: placeIn(locale, room).subdistrict })}
        </p>
      )}
    </Section>
  )
}

function Told({ text }: { text: RoomText }) {
  const t = useTranslations('story.before')
  const said = nameIn(useLocale(), { nameZh: text.textZh, nameEn: text.textEn })
  return (
    <>
      {said.lang ? <p className="text-small text-soft">{t('chineseOnly')}</p> : null}
      <p lang={said.lang} className="wrap-anywhere whitespace-pre-line">
        {said.text}
      </p>
    </>
  )
}
