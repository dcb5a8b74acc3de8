import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, parse, resolve } from 'node:path'
import { freePort } from '@/db/embedded/embedded'
import { runCommand } from '@/scripts/run-command'

export type Served = { address: string; stop: () => Promise<void> }

/** All that an app of this framework needs, and nothing else. */
const files = {
  'package.json': '{ "name": "empty", "private": true, "type": "module" }',
  // The libraries are a link to the project's: the root must hold both.
  'next.config.js': `export default {
    turbopack: { root: ${JSON.stringify(parse(tmpdir()).root)} },
    typescript: { ignoreBuildErrors: true },
    agentRules: false,
  }`,
  'app/layout.js': `export const metadata = { title: 'Empty', description: 'An empty page.' }
    export default ({ children }) => <html lang="en"><body>{children}</body></html>`,
  'app/page.js': 'export default () => <main><h1>Empty</h1></main>',
}

/**
 * Builds and serves an app of one empty page on the project's own Next.js and React: what a page
 * costs before anything is on it. An app of its own, since a bare route of the site would share the
 * site's chunks and so be as heavy as what it is compared with.
 */
export async function serveEmptyPage(): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), 'baobaowu-empty-'))
  mkdirSync(join(folder, 'app'))
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  const next = resolve('node_modules/next/dist/bin/next')
  const built = await runCommand([process.execPath, next, 'build', folder], {
    NODE_ENV: 'production',
  })
  if (built.code !== 0) throw new Error(`The empty page could not be built.\n${built.output}`)
  const port = await freePort()
  const server = spawn(process.execPath, [next, 'start', folder, '-p', String(port)], {
    stdio: 'ignore',
    env: { ...process.env, NODE_ENV: 'production' },
  })
  const ended = new Promise<void>((done) => server.once('close', () => done()))
  const stop = async () => {
    server.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  const address = `http://localhost:${port}`
  await untilAnswers(address, ended).catch(async (cause) => {
    await stop()
    throw cause
  })
  return { address, stop }
}

/** Waits until an address answers; throws if its server ends first or a minute passes. */
export async function untilAnswers(address: string, ended: Promise<void>): Promise<void> {
  let over = false
  void ended.then(() => {
    over = true
  })
  const latest = Date.now() + 300_000
  while (!over && Date.now() < latest) {
    const answer = await fetch(address).catch(() => null)
    if (answer?.ok) return
    await new Promise((done) => setTimeout(done, 250))
  }
  throw new Error(`Nothing answers at ${address}.`)
}
