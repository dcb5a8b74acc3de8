import { readdirSync, readFileSync } from 'node:fs'
import { createTranslator } from 'next-intl'
import { describe, expect, it } from 'vitest'
import {
  actionText,
  type DetailTexts,
  detailsInWords,
  originText,
} from '@/app/[locale]/manage/log/_words'
import en from '@/messages/en/log.json'
import policiesEn from '@/messages/en/policies.json'
import zh from '@/messages/zh/log.json'
import policiesZh from '@/messages/zh/policies.json'

/** Written in SQL or put together from parts, so that no pattern finds them. */
const elsewhere = [
  'book-slot',
  'book-at-desk',
  'child_read',
  'sign-in-with-code',
  'sign-in-with-password',
]

/** Every name an entry is written under. */
function actionsOfTheTree(): string[] {
  const files = readdirSync('domain', { recursive: true, encoding: 'utf8' })
  const found = new Set(elsewhere)
  for (const file of files.filter((one) => one.endsWith('.ts'))) {
    const text = readFileSync(`domain/${file}`, 'utf8')
    for (const [, value = ''] of text.matchAll(/\baction:([^,\n]*),/g)) {
      for (const [, name = ''] of value.matchAll(/'([a-z_-]+)'/g)) found.add(name)
    }
  }
  return [...found].toSorted()
}

const texts = {
  zh: createTranslator({ locale: 'zh', namespace: 'log', messages: { log: zh } }),
  en: createTranslator({ locale: 'en', namespace: 'log', messages: { log: en } }),
}

const logged = 'policies.logged'
const settings = {
  zh: createTranslator({ locale: 'zh', namespace: logged, messages: { policies: policiesZh } }),
  en: createTranslator({ locale: 'en', namespace: logged, messages: { policies: policiesEn } }),
}

describe.each(['zh', 'en'] as const)('the log in %s', (locale) => {
  const t = texts[locale] as unknown as Parameters<typeof actionText>[0]
  const ofDetails = { log: t, settings: settings[locale] } as unknown as DetailTexts

  it('has words for everything that is logged', () => {
    const actions = actionsOfTheTree()
    expect(actions).toContain('slot_closed')
    expect(actions.length).toBeGreaterThan(45)
    const known = Object.keys((locale === 'zh' ? zh : en).actions)
    expect(actions.filter((action) => !known.includes(action))).toEqual([])
  })

  it('falls back to the code of an action it has no words for', () => {
    expect(actionText(t, 'made_tea')).toContain('made_tea')
  })

  it('says from what to what, with units, and leaves numbers of rows out', () => {
    const { changes, facts } = detailsInWords(ofDetails, locale, {
      changes: {
        priceFenPerHour: [3000, null],
        holdMinutes: [5, 10],
        playAreaDm2: [4000, 5250],
        status: ['open', 'suspended'],
        '2026-10-01': ['workday', 'holiday'],
        unheardOf: [true, { a: 1 }],
      },
      shortBy: 2,
      sessionId: '01a209f4-9e70-771d-ab36-e9015a784dfb',
      kept: [],
      weekdays: [1, 2, 3],
      fields: ['allergies', 'cap'],
    })
    const shown = changes.map(({ name, from, to }) => `${name}: ${from} → ${to}`)
    const expected = {
      zh: [
        '每小时价格: 30 元 → （空）',
        '暂留分钟数: 5 → 10',
        '活动面积: 40 平方米 → 52.5 平方米',
        '状态: 开放 → 暂停',
        '2026年10月1日（周四）: 工作日 → 节假日',
        'unheardOf: 是 → a 1',
      ],
      en: [
        'Price an hour: ¥30 → (empty)',
        'Minutes of a hold: 5 → 10',
        'Play area: 40 m² → 52.5 m²',
        'State: open → suspended',
        'Thu, 1 Oct 2026: working day → holiday',
        'unheardOf: yes → a 1',
      ],
    }
    expect(shown.map((one) => one.replace('Thu 1', 'Thu, 1'))).toEqual(expected[locale])
    expect(facts.map(({ field }) => field)).toEqual(['shortBy', 'weekdays', 'fields'])
  })

  it('names where something was done from', () => {
    expect(originText(t, 'web 192.0.2.1')).toContain('192.0.2.1')
    expect(originText(t, 'job seal-log')).toContain('seal-log')
    expect(originText(t, null)).toBe(t('entry.unknown'))
  })
})
