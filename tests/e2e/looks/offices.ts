import {
  administratorPhone,
  districtPhone,
  managerPhone,
  subdistrictPhone,
} from '@/db/seed/city/people'
import { makeOwnSubdistrict } from '../../support/site/own-subdistrict'
import { colleague, desk, invitation, record, shortfall, unbroken } from './stages'
import { once, refused, type State, send, unfold } from './state'

const subdistrict = once(makeOwnSubdistrict)

const city = () => administratorPhone
const deskManager = async () => (await desk()).phone

/** What people who look after rooms find: shortfalls, figures, rules, families, people, days, log. */
export const officeStates: State[] = [
  {
    name: 'the shortfalls of a city',
    page: '/manage/shortfalls',
    as: city,
    path: () => '/manage/shortfalls',
    act: unfold,
  },
  {
    name: 'no shortfall found',
    page: '/manage/shortfalls',
    as: city,
    path: () => '/manage/shortfalls?q=nowhere',
  },
  {
    name: 'a shortfall with the ways out of it',
    page: '/manage/shortfalls/[id]',
    as: async () => (await shortfall()).phone,
    path: async () => (await shortfall()).path,
    act: unfold,
  },
  {
    name: 'the figures of the city',
    page: '/manage/figures/[where]',
    as: city,
    path: () => '/manage/figures/city',
  },
  {
    name: 'the figures of a district',
    page: '/manage/figures/[where]',
    as: city,
    path: () => '/manage/figures/310104',
  },
  {
    name: 'the figures of a subdistrict',
    page: '/manage/figures/[where]',
    as: city,
    path: () => '/manage/figures/310104014',
    act: unfold,
  },
  {
    name: 'the figures of one’s own rooms',
    page: '/manage/figures/[where]',
    as: () => managerPhone,
    path: () => '/manage/figures',
  },
  {
    name: 'the children of the city to enter',
    page: '/manage/figures/[where]/children',
    as: city,
    path: () => '/manage/figures/city/children',
  },
  {
    name: 'the children of a district with a wrong number',
    page: '/manage/figures/[where]/children',
    as: () => districtPhone,
    path: () => '/manage/figures/310106/children',
    act: async (page) => {
      await page.locator('main form input[inputmode=numeric]').first().fill('x')
      await page.locator('main form button[type=submit]').first().click()
      await refused(page)
    },
  },
  {
    name: 'the places with rules',
    page: '/manage/policies',
    as: city,
    path: () => '/manage/policies?q=%E6%B1%9F%E5%AE%81',
  },
  {
    name: 'the rules of a subdistrict with what a change of them does',
    page: '/manage/policies/[where]',
    as: async () => (await subdistrict()).phone,
    path: async () => `/manage/policies/${(await subdistrict()).code}`,
    act: async (page) => {
      await unfold(page)
      await page.locator('main [name=largestGroup]').fill('8')
      await send(page, 'effectiveFrom', 0)
      await page.locator('main [name=confirmed]').waitFor()
      await unfold(page)
    },
  },
  {
    name: 'the rules of a room to read',
    page: '/manage/policies/[where]',
    as: async () => (await subdistrict()).managerPhone,
    path: async () => `/manage/policies/room-${(await subdistrict()).room.code}`,
    act: unfold,
  },
  {
    name: 'the search for families',
    page: '/manage/families',
    as: deskManager,
    path: () => '/manage/families',
    act: async (page) => {
      await send(page, 'search')
      await refused(page)
    },
  },
  {
    name: 'children that may be registered twice',
    page: '/manage/families/alike',
    as: city,
    path: () => '/manage/families/alike',
  },
  {
    name: 'a lost number with nothing written',
    page: '/manage/families/number',
    as: city,
    path: () => '/manage/families/number',
    act: async (page) => {
      await send(page, 'oldPhone')
      await refused(page)
    },
  },
  {
    name: 'families found',
    page: '/manage/families',
    as: deskManager,
    path: () => '/manage/families',
    act: async (page) => {
      await page.locator('main [name=search]').fill(unbroken)
      await send(page, 'search')
      await page.locator('main li a').first().waitFor()
    },
  },
  {
    name: 'a child’s record before a reason is given',
    page: '/manage/families/children/[id]',
    as: deskManager,
    path: async () => `/manage/families/children/${(await desk()).childId}`,
    act: async (page) => {
      await send(page, 'reason')
      await refused(page)
    },
  },
  {
    name: 'a child’s record',
    page: '/manage/families/children/[id]',
    as: async () => (await record()).phone,
    path: async () => (await record()).path,
  },
  {
    name: 'people and who is invited',
    page: '/manage/people',
    as: async () => (await invitation()).by,
    path: () => '/manage/people',
    act: unfold,
  },
  {
    name: 'nobody found',
    page: '/manage/people',
    as: city,
    path: () => '/manage/people?q=nobody',
  },
  {
    name: 'a person with an office',
    page: '/manage/people/[accountId]',
    as: async () => (await colleague()).by,
    path: async () => (await colleague()).path,
    act: unfold,
  },
  {
    name: 'an invitation with nothing written',
    page: '/manage/people/invite',
    as: city,
    path: () => '/manage/people/invite?role=room_manager',
    act: async (page) => {
      await send(page, 'phone')
      await refused(page)
    },
  },
  {
    name: 'the calendar',
    page: '/manage/calendar',
    as: city,
    path: () => '/manage/calendar',
    act: unfold,
  },
  {
    name: 'the calendar to read',
    page: '/manage/calendar',
    as: () => districtPhone,
    path: () => '/manage/calendar',
  },
  {
    name: 'the log of a room',
    page: '/manage/log',
    as: city,
    path: async () => `/manage/log?room=${(await shortfall()).room.code}`,
    act: unfold,
  },
  { name: 'the log', page: '/manage/log', as: () => subdistrictPhone, path: () => '/manage/log' },
  {
    name: 'the log before a reason is given',
    page: '/manage/log',
    as: city,
    path: async () => `/manage/log?child=${(await desk()).childId}`,
  },
]
