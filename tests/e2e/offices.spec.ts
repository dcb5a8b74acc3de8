import type { Page } from '@playwright/test'
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

/** Presses Tab until the link with this name has the focus; the keyboard alone must reach it. */
async function tabTo(page: Page, nav: string, name: string): Promise<void> {
  const link = page.getByRole('navigation', { name: nav }).getByRole('link', { name, exact: true })
  await expect(link).toBeVisible()
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab')
    if (await link.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`the keyboard does not reach ${name}`)
}

test.use({ expectedErrors: [/404/] })

for (const { office, phone, sections } of offices) {
  test(`the sections of ${office} open by the keyboard alone, and only those`, async ({
    page,
    signIn,
    checkAccessibility,
  }, { project }) => {
    // Each language at one width: Chinese on the phone, English on the desk.
    const [language, prefix] =
      project.name === 'phone' ? (['zh', ''] as const) : (['en', '/en'] as const)
    const t = names[language]
    await signIn(phone)
    await page.goto(`${prefix}/manage`)
    for (const section of sections) {
      const link = page
        .getByRole('navigation', { name: t.nav })
        .getByRole('link', { name: t[section], exact: true })
      // The rooms are where one begins.
      if (section !== 'rooms') {
        await tabTo(page, t.nav, t[section])
        await page.keyboard.press('Enter')
      }
      await expect(link).toHaveAttribute('aria-current', 'page')
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
      await checkAccessibility()
    }
    for (const [section, path] of Object.entries(closed)) {
      if (sections.includes(section as Section)) continue
      expect((await page.goto(`${prefix}${path}`))?.status(), path).toBe(404)
    }
  })
}
