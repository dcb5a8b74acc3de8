import { useTranslations } from 'next-intl'
import { StateLabel } from '@/ui/state-label'

type Marked = { origin: 'registered' | 'published' | 'demo'; exampleSlots: boolean }

/** Whether a room carries a mark that it, or its places, are not real. */
export function isExample({ origin, exampleSlots }: Marked): boolean {
  return origin === 'demo' || exampleSlots
}

/** Says that a room is invented, or that its places are examples; nothing for other rooms. */
export function ExampleLabel({ room }: { room: Marked }) {
  const t = useTranslations('find.card')
  if (!isExample(room)) return null
  return (
    <StateLabel tone="outline">{t(room.origin === 'demo' ? 'demo' : 'exampleSlots')}</StateLabel>
  )
}
