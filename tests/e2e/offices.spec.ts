import { administratorPhone } from '@/db/seed/city/people'
import { expect, test } from './support/fixtures'
import { tabTo } from './support/keyboard'

/** The sections after the rooms, which come first. */
const words = {
  zh: {
    nav: '管理',
    sections: ['缺口', '数据', '规则', '家庭', '人员', '日历', '日志'],
  },
  en: {
    nav: 'Management',
    sections: ['Shortfalls', 'Figures', 'Policies', 'Families', 'People', 'Calendar', 'Log'],
  },
}

test(
  'the sections of an office open by the keyboard alone',
  { tag: '@both' },
  async ({ page, signIn }, { project }) => {
    // Each language at one width: Chinese on the phone, English on the desk.
    const [language, prefix] =
      project.name === 'phone' ? (['zh', ''] as const) : (['en', '/en'] as const)
    const { nav, sections } = words[language]
    await signIn(administratorPhone)
    await page.goto(`${prefix}/manage`)
    for (const name of sections) {
      const link = page
        .getByRole('navigation', { name: nav })
        .getByRole('link', { name, exact: true })
      await tabTo(page, link)
      await page.keyboard.press('Enter')
      await expect(link).toHaveAttribute('aria-current', 'page')
    }
  },
)
