import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { sourceFiles } from './imports'

const text = (file: string) => readFileSync(file, 'utf8')
const files = sourceFiles('app', 'lib', 'ui')

/** How often each limit is asked in which file; nothing that is written down here may lose its limit. */
const limited = {
  tries_by_address: { 'app/[locale]/sign-in/actions.ts': 1 },
  tries_by_browser: { 'app/[locale]/sign-in/actions.ts': 1 },
  writes_by_account: { 'app/api/holds/release/route.ts': 1, 'lib/safe-action.ts': 1 },
  writes_by_browser: { 'lib/safe-action.ts': 1 },
  writes_by_address: { 'lib/safe-action.ts': 1 },
  feeds_by_token: { 'app/api/calendar/[token]/route.ts': 1 },
  feeds_by_address: { 'app/api/calendar/[token]/route.ts': 1 },
}

test.each(Object.entries(limited))('%s is asked where it is written down', (name, where) => {
  const call = new RegExp(`await limit\\([^;]*?'${name}'`, 'g')
  const found = files.map((file) => [file, text(file).match(call)?.length ?? 0] as const)
  expect(Object.fromEntries(found.filter(([, times]) => times > 0))).toEqual(where)
})

test('the limits written down are all there are', () => {
  const names = text('lib/rate-limit.ts').matchAll(/^ {2}(\w+_by_\w+): \{/gm)
  expect([...names].map(([, name]) => name).toSorted()).toEqual(Object.keys(limited).toSorted())
})

test('one file reads what proxies say of a request', () => {
  const told =
    /['"`](?:x-forwarded-|forwarded['"`]|x-real-ip)|\.headers\.host\b|get\('(?:host|origin)'\)/i
  const all = [
    ...files,
    ...sourceFiles('server', 'i18n', 'domain', 'proxy.ts', 'instrumentation.ts'),
  ]
  expect(all.filter((file) => told.test(text(file)))).toEqual(['lib/request-source.ts'])
})

test('no page hides where it comes from: the site would refuse its own forms', () => {
  expect(files.filter((file) => /\breferrer: |no-referrer/.test(text(file)))).toEqual([])
})

describe('pages and routes', () => {
  const entries = sourceFiles('app').filter((file) => /\/(?:page|route)\.tsx?$/.test(file))
  const asking = entries.filter((file) => /\b(?:searchParams|params)\b/.test(text(file)))

  test('are there to look at', () => {
    expect(asking.length).toBeGreaterThan(45)
  })

  test.each(asking)('%s reads its address by the readers of lib/asked.ts', (file) => {
    const source = text(file)
    const own = source.replace(/(?:searchParams|params)(?::| \}|, )/g, '')
    const read =
      /(?:\baddress|\bquery\(\w+\))\((?:new URL\(request\.url\)\.)?searchParams\)|readPath\(params\)/g
    expect(own.replace(read, '')).not.toMatch(/\b(?:searchParams|params)\b/)
    expect(source).not.toContain('decodeURIComponent')
  })
})

describe('forms', () => {
  const forms = files.filter((file) => /<(?:form|Form)\b/.test(text(file)))

  test('are there to look at', () => {
    expect(forms.length).toBeGreaterThan(40)
  })

  test('that do something when they are sent are sent without it, too', () => {
    const tags = forms.flatMap((file) =>
      [...text(file).matchAll(/<form\b(?:[^>{]|\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}|=>)*>/g)].map(
        ([tag]) => `${file}: ${tag}`,
      ),
    )
    const noticing = tags.filter((tag) => tag.includes('onSubmit='))
    expect(tags.length).toBeGreaterThan(60)
    expect(noticing.filter((tag) => !tag.includes('action='))).toEqual([])
  })

  test('keep what was typed when they are refused', () => {
    const losing = files.flatMap((file) =>
      [...text(file).matchAll(/\.inputSchema\(([\s\S]*?)\)\n/g)]
        .map(([, schema = '']) => schema)
        .filter((schema) => !schema.trimEnd().endsWith('keepTyped'))
        .map((schema) => `${file}: ${schema}`),
    )
    // It has nothing that anybody types.
    expect(losing).toEqual([
      'app/_components/booking/hold-actions.ts: z.object({ holdId: z.uuid() })',
    ])
  })
})
