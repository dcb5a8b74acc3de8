import { useTranslations } from 'next-intl'
import { BlocksDrawing } from '@/ui/drawings/blocks'
import { ClockDrawing } from '@/ui/drawings/clock'
import { LetterDrawing } from '@/ui/drawings/letter'
import { PramDrawing } from '@/ui/drawings/pram'
import { RoomDrawing } from '@/ui/drawings/room'
import { StreetDrawing } from '@/ui/drawings/street'
import {
  AlertIcon,
  BackIcon,
  ClockIcon,
  CrossIcon,
  InfoIcon,
  PhoneIcon,
  PinIcon,
  TickIcon,
} from '@/ui/icons'
import { Logo } from '@/ui/logo'
import { Section } from '@/ui/page-header'

const drawings = [
  { name: 'room', Drawing: RoomDrawing },
  { name: 'blocks', Drawing: BlocksDrawing },
  { name: 'pram', Drawing: PramDrawing },
  { name: 'clock', Drawing: ClockDrawing },
  { name: 'letter', Drawing: LetterDrawing },
] as const

const icons = [
  { name: 'alert', Icon: AlertIcon },
  { name: 'info', Icon: InfoIcon },
  { name: 'tick', Icon: TickIcon },
  { name: 'cross', Icon: CrossIcon },
  { name: 'time', Icon: ClockIcon },
  { name: 'pin', Icon: PinIcon },
  { name: 'phone', Icon: PhoneIcon },
  { name: 'back', Icon: BackIcon },
] as const

/** The drawings, the signs and the mark. */
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
      <StreetDrawing />
      <ul className="flex flex-wrap gap-x-6 gap-y-2">
        {icons.map(({ name, Icon }) => (
          <li key={name} className="flex items-center gap-2 text-small">
            <Icon className="size-6" />
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
