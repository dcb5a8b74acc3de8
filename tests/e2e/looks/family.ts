import { makeOwnAfternoon } from '../../support/site/own-grid'
import { makeOwnFamily, makeOwnSlots } from '../../support/site/own-slot'
import { family, invitation, room, unbroken } from './stages'
import { once, refused, type State, send, unfold } from './state'

const slots = once(() => makeOwnSlots())
const afternoon = once(() => makeOwnAfternoon())
const newcomer = once(() => makeOwnFamily([]))
const parents = once(() => makeOwnFamily(['豆豆', unbroken]))

const as = async () => (await parents()).phone
const booked = async () => (await family()).phone

/** What a family finds. */
export const familyStates: State[] = [
  { name: 'my page', page: '/my', as, path: () => '/my' },
  { name: 'my page with visits to come', page: '/my', as: booked, path: () => '/my', act: unfold },
  { name: 'my children', page: '/my/children', as, path: () => '/my/children' },
  {
    name: 'my children while there are none',
    page: '/my/children',
    as: async () => (await newcomer()).phone,
    path: () => '/my/children',
  },
  {
    name: 'one of my children',
    page: '/my/children/[childId]',
    as: booked,
    path: async () => (await family()).child,
    act: unfold,
  },
  { name: 'a new child', page: '/my/children/new', as, path: () => '/my/children/new' },
  {
    name: 'a new child with nothing written',
    page: '/my/children/new',
    as,
    path: () => '/my/children/new',
    act: async (page) => {
      await send(page, 'birthDate')
      await refused(page)
    },
  },
  { name: 'my profile', page: '/my/profile', as, path: () => '/my/profile' },
  { name: 'a code to confirm that it is me', page: '/my/confirm', as, path: () => '/my/confirm' },
  {
    name: 'a code to confirm that it is me, on its way',
    page: '/my/confirm',
    as: async () => (await makeOwnFamily([])).phone,
    path: () => '/my/confirm',
    act: async (page) => {
      // It is looked at several times, and one code is enough.
      const code = page.locator('main [name=code]')
      if ((await code.count()) === 0) await page.locator('main button[type=submit]').click()
      await code.waitFor()
      await page.waitForLoadState()
    },
  },
  {
    name: 'another number for me',
    page: '/my/number',
    as: async () => (await makeOwnFamily([])).phone,
    path: () => '/my/number',
  },
  { name: 'my answer to the rule', page: '/my/consent', as, path: () => '/my/consent' },
  {
    name: 'booking',
    page: '/book/[slotId]',
    as,
    path: async () => `/book/${(await slots()).slotIds[0]}`,
  },
  {
    name: 'booking a part of an afternoon',
    page: '/book/[slotId]',
    as,
    path: async () => (await afternoon()).path,
    act: unfold,
  },
  {
    name: 'booking before it opens',
    page: '/book/[slotId]',
    as: booked,
    path: async () => (await family()).later,
  },
  {
    name: 'booking several',
    page: '/book/several',
    as,
    path: async () => `/book/several?room=${(await slots()).code}`,
  },
  {
    name: 'booking several with a plan',
    page: '/book/several',
    as: booked,
    path: async () => (await family()).plan,
    act: unfold,
  },
  {
    name: 'several booked',
    page: '/book/several/[requestId]',
    as: booked,
    path: async () => (await family()).several,
  },
  {
    name: 'a booking',
    page: '/bookings/[id]',
    as: booked,
    path: async () => `${(await family()).booking}?done=booked`,
    act: unfold,
  },
  {
    name: 'moving a booking',
    page: '/bookings/[id]/move',
    as: booked,
    path: async () => `${(await family()).booking}/move`,
    act: unfold,
  },
  {
    name: 'an invitation of one’s own',
    page: '/invitations/[token]',
    as: async () => (await invitation()).phone,
    path: async () => (await invitation()).path,
  },
  {
    name: 'the second factor to set up',
    page: '/sign-in/second-factor',
    as: async () => (await room()).phone,
    path: () => '/sign-in/second-factor',
  },
]
