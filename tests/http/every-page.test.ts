import { JSDOM } from 'jsdom'
import { describe } from 'vitest'
import { states } from '../e2e/looks/all'
import type { State } from '../e2e/looks/state'
import { makeSession } from '../support/site/session'
import { expect, test } from './support/fixtures'
import { foreignTexts } from './support/foreign-texts'
import { isShown } from './support/shown'
import { Visitor } from './support/visitor'

const languages = [
  { language: 'zh', prefix: '', lang: 'zh-Hans' },
  { language: 'en', prefix: '/en', lang: 'en' },
] as const

/** Shown beside what a press does, and nothing without scripts: samples of buttons. */
const samples = '/look'

/** Samples and messages in both languages. */
const inBoth = [samples, '/demo/messages']

/** A link that tells anybody what it offers. */
const toldToAll = /^\/invitations\//

/** Opened by anybody who is signed in, each with what is theirs. */
const ownOfAll = /^\/(my(?!\/children\/\[)|book\/(\[slotId\]|several$)|sign-in\/second-factor)/

async function visitorAs(baseURL: string, phone?: string): Promise<Visitor> {
  const visitor = new Visitor(baseURL)
  if (phone === undefined) return visitor
  const { name, value } = await makeSession(phone)
  visitor.addCookie(name, value)
  return visitor
}

/** What a page asks for from other sites, and what its policy would not let in. */
function refusedParts(document: Document, policy: string, address: string): string[] {
  const [, nonce] = /'nonce-([^']+)'/.exec(policy) ?? []
  const scripts = [...document.querySelectorAll('script:not([type="application/ld+json"]), style')]
  const parts = [...document.querySelectorAll('[src], link[rel~=stylesheet], link[rel~=icon]')]
  const told = (element: Element) => element.outerHTML.slice(0, 120)
  return [
    ...scripts.filter((one) => one.getAttribute('nonce') !== nonce).map(told),
    ...document.querySelectorAll('[style], [onclick], iframe, object, embed'),
    ...parts.filter((one) => {
      const url = new URL(one.getAttribute('src') ?? one.getAttribute('href') ?? '', address)
      return url.origin !== new URL(address).origin && url.protocol !== 'data:'
    }),
  ].map((one) => (typeof one === 'string' ? one : told(one)))
}

/** Forms, and buttons outside them, that do nothing while scripts are off. */
function scriptedParts(document: Document, page: string): string[] {
  const dead = [...document.querySelectorAll('form')].filter((form) => {
    const posts = form.getAttribute('method')?.toUpperCase() === 'POST'
    const known = [...form.querySelectorAll('input[type=hidden]')].some((one) =>
      one.getAttribute('name')?.startsWith('$ACTION'),
    )
    const sends = [...form.querySelectorAll('button, input[type=submit]')].some(
      (one) => one.getAttribute('type') !== 'button' && !one.hasAttribute('disabled'),
    )
    return (posts && !known) || form.getAttribute('action')?.startsWith('javascript:') || !sends
  })
  const loose = [...document.querySelectorAll<HTMLButtonElement>('button')].filter(
    (one) => isShown(one) && (one.type === 'button' || !one.form),
  )
  const found = page === samples ? [] : [...dead, ...loose]
  return found.map((one) => one.outerHTML.slice(0, 160))
}

/** What each page must be, whatever else its own walks ask of it. */
function looksAfter(state: State) {
  for (const { language, prefix, lang } of languages)
    test(`is whole without scripts, in ${language}`, async ({ baseURL }) => {
      const visitor = await visitorAs(baseURL, await state.as?.())
      const answer = await visitor.ask(`${prefix}${await state.path()}`)
      const { document } = new JSDOM(answer.text(), { url: answer.url() }).window
      expect(answer.status()).toBe(state.status ?? 200)
      expect(document.documentElement.lang).toBe(lang)
      expect(document.title).not.toBe('')
      expect(answer.headers()['cache-control']).toMatch(/private.*no-store/)
      const policy = answer.headers()['content-security-policy'] ?? ''
      expect(refusedParts(document, policy, answer.url())).toEqual([])
      expect(scriptedParts(document, state.page)).toEqual([])
      if (!inBoth.includes(state.page)) expect(foreignTexts(document, language)).toEqual([])
    })

  if (!state.as || toldToAll.test(state.page)) return
  test('is not there for strangers', async ({ baseURL }) => {
    const path = await state.path()
    const unknown = await (await visitorAs(baseURL)).fetch(path)
    await unknown.body?.cancel()
    expect([307, 404]).toContain(unknown.status)
    if (unknown.status === 307) expect(unknown.headers.get('location')).toContain('/sign-in')
    if (ownOfAll.test(state.page)) return
    const stranger = await (await visitorAs(baseURL, '+8613912340000')).fetch(path)
    await stranger.body?.cancel()
    expect(stranger.status).toBe(404)
  })
}

for (const state of states) describe(state.name, () => looksAfter(state))
