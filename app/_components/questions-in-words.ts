import type { useTranslations } from 'next-intl'
import type { Policy } from '@/domain/policies/types'
import type { Formats } from '@/lib/format'
import { type RuledRoom, rulesInWords } from './rules-in-words'

/** In the order parents ask. */
const asked = [
  'ages',
  'ratio',
  'free',
  'booking',
  'cancel',
  'ill',
  'collect',
  'documents',
  'cameras',
  'foreign',
] as const

export type Answered = { key: (typeof asked)[number]; question: string; answer: string[] }

type Texts = {
  questions: ReturnType<typeof useTranslations<'questions'>>
  rules: ReturnType<typeof useTranslations<'room.rules'>>
}

/** Stands for no room: the limits of a single one are left out. */
const anyRoom: RuledRoom = {
  licensedPlaces: 0,
  playAreaDm2: null,
  priceFenPerHour: null,
  exampleSlots: true,
}

/**
 * What parents ask, answered from the settings in force for a room, or for the city if it is null,
 * and from what holds for every room. What only this site sets is said to be so.
 */
export function questionsInWords(
  room: RuledRoom | null,
  policy: Policy,
  { questions: t, rules }: Texts,
  format: Formats,
): Answered[] {
  const said = new Map(
    rulesInWords(room ?? anyRoom, policy, rules, format).map((group) => [group.key, group.rules]),
  )
  const of = (key: string) => said.get(key) ?? []
  const [ages = '', identity = ''] = of('who')
  const [free = '', price = '', ceiling = ''] = of('cost')
  const answers: Record<Answered['key'], string[]> = {
    ages: [ages, t('answer.alone')],
    ratio: [...of('care'), t('answer.healthWorker')],
    free: [free, room ? price : t('answer.pricesDiffer'), ceiling],
    booking: [...of('booking'), t('site')],
    cancel: [...of('cancel'), t('site')],
    ill: [t('answer.doorCheck'), ...of('door')],
    collect: [t('answer.collectors')],
    documents: [t('answer.health'), t('answer.noList')],
    cameras: [t('answer.recordings'), t('answer.noLive')],
    foreign: [t('answer.anyNationality'), t('answer.papers'), identity],
  }
  return asked.map((key) => ({ key, question: t(`ask.${key}`), answer: answers[key] }))
}
