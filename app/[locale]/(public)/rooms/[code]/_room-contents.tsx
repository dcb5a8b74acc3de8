import { useTranslations } from 'next-intl'
import { textKinds } from '@/domain/rooms/text-inputs'

/** What else is on the page, each a touch away. */
export function RoomContents({ pictures }: { pictures: boolean }) {
  const t = useTranslations('story')
  const parts = [
    { id: 'facts', text: t('contents.facts') },
    ...(pictures ? [{ id: 'pictures', text: t('contents.pictures') }] : []),
    ...textKinds.map((kind) => ({ id: kind, text: t(`kinds.${kind}`) })),
    { id: 'cost', text: t('contents.cost') },
    { id: 'rules', text: t('contents.rules') },
    { id: 'questions', text: t('contents.questions') },
  ]
  return (
    <nav aria-labelledby="contents" className="print:hidden">
      <p id="contents" className="font-[650]">
        {t('contents.label')}
      </p>
      <ul className="flex flex-wrap gap-x-5">
        {parts.map(({ id, text }) => (
          <li key={id}>
            <a href={`#${id}`} className="link inline-flex min-h-11 items-center">
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
