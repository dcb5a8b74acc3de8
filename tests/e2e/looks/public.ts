import { randomInt } from 'node:crypto'
import { makeOwnFamily, makeOwnSlots } from '../../support/site/own-slot'
import { makeOwnTexts } from '../../support/site/own-texts'
import { makeOwnBooking } from '../../support/site/own-week'
import { invitation, invite } from './stages'
import { once, refused, type State, send, unfold } from './state'

const slots = once(() => makeOwnSlots())

/** A morning whose only place is taken. */
const full = once(async () => {
  const room = await makeOwnSlots(1)
  const { phone } = await makeOwnFamily(['豆豆'])
  await makeOwnBooking(phone, room.slotIds[0] ?? '')
  return room.slotIds[0] ?? ''
})

const longest = once(() =>
  makeOwnTexts({
    textZh: '字'.repeat(2000),
    textEn: 'Longwordwithoutend'.repeat(110),
    suspended: true,
  }),
)

/** The demo's messages, the newest of which holds a whole link that no line can break. */
const messages = once(async () => {
  await invite(`https://baobaowu.example/invitations/${'0k9Z'.repeat(30)}`)
  return '/demo/messages'
})

/** What anybody can open without signing in. */
export const publicStates: State[] = [
  { name: 'the look', page: '/look', path: () => '/look' },
  { name: 'the front page with rooms', page: '/', path: () => '/?division=310101' },
  { name: 'the front page with nothing found', page: '/', path: () => '/?age=80' },
  { name: 'the map', page: '/', path: () => '/?division=310101&view=map' },
  { name: 'the list of rooms', page: '/rooms', path: () => '/rooms?division=310101' },
  {
    name: 'the list of a place without rooms',
    page: '/rooms',
    path: () => '/rooms?division=310120102',
  },
  { name: 'a room', page: '/rooms/[code]', path: async () => `/rooms/${(await slots()).code}` },
  {
    name: 'a room with its answers opened',
    page: '/rooms/[code]',
    path: () => '/rooms/jiangning-demo',
    act: unfold,
  },
  { name: 'a room with little published', page: '/rooms/[code]', path: () => '/rooms/nanyang' },
  {
    name: 'a suspended room with the longest texts',
    page: '/rooms/[code]',
    path: async () => `/rooms/${(await longest()).room.code}`,
  },
  {
    name: 'what fits instead of a full slot',
    page: '/instead/[slotId]',
    path: async () => `/instead/${await full()}`,
  },
  { name: 'the questions', page: '/questions', path: () => '/questions' },
  { name: 'the limit check', page: '/proof', path: () => '/proof' },
  { name: 'the display settings', page: '/display', path: () => '/display' },
  { name: 'the child-data rule', page: '/privacy', path: () => '/privacy' },
  { name: 'the page without a network', page: '/offline', path: () => '/offline' },
  { name: 'the demo’s messages', page: '/demo/messages', path: messages },
  { name: 'the sign-in', page: '/sign-in', path: () => '/sign-in' },
  { name: 'a sign-in that has ended', page: '/sign-in', path: () => '/sign-in?ended=1' },
  {
    name: 'the sign-in with a wrong number',
    page: '/sign-in',
    path: () => '/sign-in?next=%2Fmy',
    act: async (page) => {
      await page.locator('main [name=phone]').fill('123')
      await send(page, 'phone')
      await refused(page)
    },
  },
  {
    name: 'the sign-in with a code on its way',
    page: '/sign-in/code',
    path: () => '/sign-in',
    act: async (page) => {
      await page.locator('main [name=phone]').fill(`138${randomInt(10_000_000, 99_999_999)}`)
      await send(page, 'phone')
      await page.locator('main [name=code]').waitFor()
      await page.waitForLoadState()
    },
  },
  { name: 'the sign-in by password', page: '/sign-in/password', path: () => '/sign-in/password' },
  {
    name: 'an invitation',
    page: '/invitations/[token]',
    path: async () => (await invitation()).path,
  },
  { name: 'no page', page: '/no-such-page', path: () => '/no-such-page', status: 404 },
]
