import { createTranslator } from 'next-intl'
import { describe, expect, it } from 'vitest'
import { costInWords } from '@/app/_components/cost-in-words'
import { questionsInWords } from '@/app/_components/questions-in-words'
import { cityDefaults } from '@/domain/policies/city-defaults'
import type { Policy } from '@/domain/policies/types'
import { type Locale, locales } from '@/i18n/routing'
import { formats } from '@/lib/format'
import enQuestions from '@/messages/en/questions.json'
import enRoom from '@/messages/en/room.json'
import enStory from '@/messages/en/story.json'
import zhQuestions from '@/messages/zh/questions.json'
import zhRoom from '@/messages/zh/room.json'
import zhStory from '@/messages/zh/story.json'

const messages = {
  zh: { questions: zhQuestions, room: zhRoom, story: zhStory },
  en: { questions: enQuestions, room: enRoom, story: enStory },
}

type Asked = Parameters<typeof questionsInWords>[0]
type Texts = Parameters<typeof questionsInWords>[2]

const room = { licensedPlaces: 8, playAreaDm2: null, priceFenPerHour: 2000, exampleSlots: false }

function answers(asked: Asked, policy: Partial<Policy> = {}, locale: Locale = 'zh') {
  const of = (namespace: 'questions' | 'room.rules') =>
    createTranslator({ locale, namespace, messages: messages[locale] }) as unknown
  const texts = { questions: of('questions'), rules: of('room.rules') } as Texts
  const found = questionsInWords(asked, { ...cityDefaults, ...policy }, texts, formats(locale))
  return new Map(found.map(({ key, question, answer }) => [key, { question, answer }]))
}

function cost(policy: Partial<Policy>, priceFenPerHour: number | null, locale: Locale = 'zh') {
  const namespace = 'story.cost'
  const t = createTranslator({ locale, namespace, messages: messages[locale] }) as unknown
  return costInWords(
    { priceFenPerHour, minutes: 90 },
    { ...cityDefaults, ...policy },
    t as Parameters<typeof costInWords>[2],
    formats(locale),
  )
}

describe('what parents ask', () => {
  it.each(locales)(
    'has ten questions with whole answers in %s, for the city and a room',
    (locale) => {
      for (const asked of [null, room]) {
        const found = [...answers(asked, {}, locale).values()]
        expect(found).toHaveLength(10)
        for (const { question, answer } of found) {
          expect(question).toMatch(/[？?]$/)
          expect(answer.length).toBeGreaterThan(0)
          for (const sentence of answer) expect(sentence, question).toMatch(/[。.]$/)
        }
      }
    },
  )

  it('is answered by the settings in force', () => {
    const found = answers(room, {
      ageFromMonths: 18,
      fixedRatio: 3,
      releaseDaysAhead: 9,
      releaseTime: '07:45',
      feverTenths: 381,
      markMissed: 2,
      allowanceAmount: 7,
      identityRequired: true,
    })
    const said = (key: Parameters<typeof found.get>[0]) => found.get(key)?.answer.join('')
    expect(said('ages')).toContain('满 18 个月')
    expect(said('ratio')).toContain('每 3 名幼儿')
    expect(said('ratio')).toContain('每场最多 8 名幼儿')
    expect(said('booking')).toContain('9 天的 07:45')
    expect(said('ill')).toContain('38.1 ℃')
    expect(said('cancel')).toContain('爽约记 2 分')
    expect(said('free')).toContain('每年 7 次免费')
    expect(said('free')).toContain('每小时 20 元')
    expect(said('foreign')).toContain('预约前要登记孩子的证件')
  })

  it('says for the city that prices differ, and what is not published of a room', () => {
    expect(answers(null).get('free')?.answer.join('')).toContain('每家的价格写在它的页面上')
    const unknown = answers({ ...room, priceFenPerHour: null })
    expect(unknown.get('free')?.answer.join('')).toContain('价格未公布')
  })

  it('says that Shanghai published neither release, nor cancelling, nor a list of papers', () => {
    for (const key of ['booking', 'cancel', 'documents'] as const) {
      expect(answers(null).get(key)?.answer.join('')).toContain('上海市没有统一公布')
      expect(answers(null, {}, 'en').get(key)?.answer.join('')).toContain('Shanghai has not')
    }
  })
})

describe('the free visits explained', () => {
  it('reckon a slot through with the room’s price', () => {
    const { lines, example } = cost({}, 2500)
    expect(lines[0]).toContain('每个自然年有 12 次免费')
    expect(lines.at(-1)).toBe('用完以后按小时付费：每小时 25 元。')
    expect(example).toBe(
      '今年已经免费来过 12 次，下一场约 1 小时 30 分钟：25 元 × 1 小时 30 分钟 = 37.50 元。',
    )
    expect(cost({}, 2500, 'en').example).toBe(
      'A slot of 1 hour 30 minutes, after 12 free visits this year: ¥25 × 1 hour 30 minutes = ¥37.50.',
    )
  })

  it('reckon with the ceiling where the price is not published', () => {
    const { lines, example } = cost({ priceCeilingFenPerHour: 8000 }, null)
    expect(lines.at(-1)).toContain('最高不超过 80 元')
    expect(example).toContain('最多 80 元 × 1 小时 30 分钟 = 120 元')
  })

  it('follow the unit and the period', () => {
    const monthly = {
      allowanceUnit: 'minutes',
      allowancePeriod: 'month',
      allowanceAmount: 600,
    } as const
    const { lines, example } = cost(monthly, 2000)
    expect(lines.slice(0, 2)).toEqual([
      '每名幼儿每个自然月免费 10 小时，按约的时长扣。剩下的不够一整场时，这一场按价格付费。',
      '每月 1 日重新算起，没用完的不转到下个月。',
    ])
    expect(example).toMatch(/^免费的已经用完，/)
  })

  it('are none where the settings say so, and a free room has nothing to reckon', () => {
    const { lines, example } = cost({ allowanceAmount: 0 }, 2000)
    expect(lines).toEqual(['这里没有免费额度。', '按小时付费：每小时 20 元。'])
    expect(example).toMatch(/^下一场约/)
    expect(cost({}, 0)).toMatchObject({ example: null })
    expect(cost({}, 0).lines.at(-1)).toBe('用完以后，这里也不收费。')
  })
})
