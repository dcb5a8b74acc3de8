import { useTranslations } from 'next-intl'
import { BlocksDrawing } from '@/ui/drawings/blocks'
import { ClockDrawing } from '@/ui/drawings/clock'
import { LetterDrawing } from '@/ui/drawings/letter'
import { PramDrawing } from '@/ui/drawings/pram'
import { RoomDrawing } from '@/ui/drawings/room'
import { Logo } from '@/ui/logo'
import { Section } from '@/ui/page-header'

const drawings = [
  { name: 'room', Drawing: RoomDrawing },
  { name: 'blocks', Drawing: BlocksDrawing },
  { name: 'pram', Drawing: PramDrawing },
  { name: 'clock', Drawing: ClockDrawing },
  { name: 'letter', Drawing: LetterDrawing },
] as const

/** The drawings and the mark. */
export function Drawings() {
  const t = useTranslations('look.drawings')
  return (
    <Section id="drawings" title={t('title')}>
      <p className="max-w-text text-soft">{t('text')}</p>
      <ul className="grid grid-cols-2 gap-6 sm:grid-cols-3 lg:grid-cols-5">
        {drawings.map(({ name, Drawing }) => (
          <li key={name} className="grid gap-2 text-center text-small">
            <Drawing />
            {t(name)}
          </li>
        ))}
      </ul>
      <div className="flex items-end gap-4">
        <Logo className="size-6" />
        <Logo className="size-9" />
        <Logo className="size-16" />
        <Logo className="size-28" />
      </div>
    </Section>
  )
}
