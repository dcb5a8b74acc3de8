import { NextIntlClientProvider } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { Bench } from '@/app/[locale]/(public)/proof/_bench'
import { Answer, Found } from '@/app/[locale]/(public)/proof/_found'
import type { LimitCheck } from '@/domain/capacity/check-limits'
import { messages } from '@/i18n/messages'
import type { Locale } from '@/i18n/routing'

/** The words of an element, without its tags. */
function words(element: React.ReactElement, locale: Locale): string {
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={messages[locale]} timeZone="Asia/Shanghai">
      {element}
    </NextIntlClientProvider>,
  )
  return html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
}

const check: LimitCheck = {
  at: new Date('2026-03-16T01:02:03Z'),
  compared: { rooms: 31, quarterHours: 12_340 },
  over: { rooms: 0, quarterHours: 0 },
  short: { rooms: 1, quarterHours: 8 },
  query: 'select 1',
}
const over = { ...check, over: { rooms: 2, quarterHours: 5 } }
const none = { rooms: 0, quarterHours: 0 }

describe('the answer in one sentence', () => {
  test.each<[Locale, string, string, string]>([
    ['zh', '没有一家宝宝屋收的预约超过', '有 2 家宝宝屋超出上限', '没有可以核对的'],
    ['en', 'No room has taken more', '2 rooms are over a limit', 'nothing to compare'],
  ])('none, some, or nothing to compare, %s', (locale, well, wrong, empty) => {
    const answer = (found: LimitCheck) => words(<Answer check={found} />, locale)
    expect(answer(check)).toContain(well)
    expect(answer(check)).toContain('12,340')
    expect(answer(over)).toContain(wrong)
    expect(answer(over)).not.toContain(well)
    expect(answer({ ...check, compared: none, short: none })).toContain(empty)
    expect(answer({ ...check, compared: none, short: none })).not.toContain(well)
  })

  test('a shortfall is no room over, and is told of all the same', () => {
    expect(words(<Answer check={check} />, 'zh')).toContain('其中 1 家有缺口')
    expect(words(<Answer check={check} />, 'en')).toContain('1 of them has a shortfall')
    expect(words(<Answer check={{ ...check, short: none }} />, 'zh')).not.toContain('缺口')
    expect(words(<Found check={check} />, 'zh')).toMatch(
      /超出上限 0 家，0 个一刻钟 缺口 1 家，8 个一刻钟/,
    )
    expect(words(<Found check={check} />, 'en')).toContain('Shortfalls 1 room, 8 quarter hours')
  })

  test('the time of the check is the database’s, in Shanghai', () => {
    expect(words(<Found check={check} />, 'zh')).toContain('3月16日（周一）09:02')
  })
})

describe('figures of speed', () => {
  const row = {
    bench: 'bookings' as const,
    name: 'bookings a second',
    figure: '900',
    target: '0.9 of the limit',
    met: true,
  }
  const results = {
    date: '2026-03-16T09:00:00+08:00',
    machine: 'two cores',
    command: 'npm run bench',
    rows: [
      { ...row, limit: '1,000', ratio: 0.9 },
      { ...row, name: 'a page', limit: null, ratio: null, met: false },
    ],
  }

  test('are as they were written, with date, machine and command', () => {
    const shown = words(<Bench results={results} />, 'en')
    for (const part of ['Mon 16 Mar 2026', 'two cores', 'npm run bench', '1,000', '90%', 'Not met'])
      expect(shown).toContain(part)
    expect(words(<Bench results={results} />, 'zh')).toContain('许多家庭同时预约')
  })

  test('are none where none are published', () => {
    expect(words(<Bench results={null} />, 'zh')).toContain('还没有公布')
    expect(words(<Bench results={null} />, 'en')).not.toMatch(/\d/)
  })
})
