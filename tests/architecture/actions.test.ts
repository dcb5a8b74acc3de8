import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** What anybody may do: sign in, and choose how the site is shown. */
const isPublic = (file: string) => /^app\/\[locale\]\/(sign-in|display)\/actions\.ts$/.test(file)

/** Every file of server actions, with its text. */
const files = ['app', 'lib', 'ui', 'domain']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  )
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => ({ name, text: readFileSync(name, 'utf8') }))
  .filter(({ text }) => text.includes("'use server'"))

test('there are server actions to look at', () => {
  expect(files.length).toBeGreaterThan(5)
})

test.each(files)('$name exports only actions of a client that knows who acts', ({ name, text }) => {
  expect(text.startsWith("'use server'")).toBe(true)
  const exported = [...text.matchAll(/^export (?!type )(.*)$/gm)].map((match) => match[1] ?? '')
  expect(exported.length).toBeGreaterThan(0)
  const clients = isPublic(name) ? /= publicAction$/ : /= (signedInAction|staffAction)$/
  for (const line of exported) expect(line).toMatch(clients)
})

test.each(files)('$name checks the input of every action', ({ text }) => {
  const actions = text.match(/= (public|signedIn|staff)Action$/gm) ?? []
  expect(text.match(/\.inputSchema\(/g) ?? []).toHaveLength(actions.length)
})

test('the room’s side uses the client for staff alone', () => {
  for (const { name, text } of files.filter((file) => file.name.includes('/manage/'))) {
    expect(text, name).not.toMatch(/= (publicAction|signedInAction)$/m)
  }
})
