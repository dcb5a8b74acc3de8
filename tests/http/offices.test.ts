import { expect, test } from './support/fixtures'

const names = {
  zh: {
    nav: '管理',
    rooms: '宝宝屋',
    shortfalls: '缺口',
    figures: '数据',
    policies: '规则',
    families: '家庭',
    people: '人员',
    calendar: '日历',
    log: '日志',
  },
  en: {
    nav: 'Management',
    rooms: 'Rooms',
    shortfalls: 'Shortfalls',
    figures: 'Figures',
    policies: 'Policies',
    families: 'Families',
    people: 'People',
    calendar: 'Calendar',
    log: 'Log',
  },
} as const

type Section = Exclude<keyof (typeof names)['zh'], 'nav'>
const running = ['rooms', 'shortfalls', 'figures', 'families', 'people', 'calendar'] as const
const all = [
  'rooms',
  'shortfalls',
  'figures',
  'policies',
  'families',
  'people',
  'calendar',
  'log',
] as const

/** The demo's people, one an office, and the sections each finds; the rest is not there for them. */
const offices: { office: string; phone: string; sections: readonly Section[] }[] = [
  { office: 'the city', phone: '+8613800000003', sections: all },
  { office: 'a district', phone: '+8613800000004', sections: all },
  { office: 'a subdistrict', phone: '+8613800000005', sections: all },
  { office: 'an operator', phone: '+8613800000006', sections: running },
  { office: 'a room’s manager', phone: '+8613800000002', sections: running },
  { office: 'a caregiver', phone: '+8613800000007', sections: ['rooms', 'shortfalls'] },
]
const closed: Partial<Record<Section, string>> = {
  figures: '/manage/figures/city',
  families: '/manage/families',
  people: '/manage/people',
  log: '/manage/log',
}

for (const { office, phone, sections } of offices) {
  test(`${office} finds its sections, and only those, in both languages`, async ({
    page,
    signIn,
  }) => {
    await signIn(phone)
    for (const language of ['zh', 'en'] as const) {
      const t = names[language]
      const prefix = language === 'zh' ? '' : '/en'
      await page.goto(`${prefix}/manage`)
      const nav = page.getByRole('navigation', { name: t.nav })
      expect(nav.getByRole('link')).toHaveText(sections.map((section) => t[section]))
      for (const section of sections) {
        const link = nav.getByRole('link', { name: t[section], exact: true })
        // The first page is that of the rooms.
        if (section !== 'rooms') await link.click()
        expect(link).toHaveAttribute('aria-current', 'page')
        expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
      }
      for (const [section, path] of Object.entries(closed)) {
        if (sections.includes(section as Section)) continue
        expect((await page.goto(`${prefix}${path}`)).status(), path).toBe(404)
      }
    }
  })
}
