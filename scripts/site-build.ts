import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { keepEarlierFiles } from './earlier-files'

/** Everything the build is made from. */
export const SOURCES = [
  'app',
  'db',
  'domain',
  'i18n',
  'lib',
  'messages',
  'public',
  'ui',
  'instrumentation.ts',
  'instrumentation-client.ts',
  'next.config.js',
  'package-lock.json',
  'postcss.config.mjs',
  'proxy.ts',
  'tsconfig.json',
]

/** Where the build lies; NEXT_DIST_DIR moves it, as in next.config.js. */
export function buildFolder(): string {
  return process.env.NEXT_DIST_DIR || '.next'
}

/** A digest of everything the build is made from: builds of one source have the same. */
export function fingerprint(): string {
  const hash = createHash('sha256')
  const add = (path: string) => {
    if (!existsSync(path)) return
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) add(join(path, name))
    } else {
      hash.update(`\n${path}\n`).update(readFileSync(path))
    }
  }
  for (const source of SOURCES) add(source)
  return hash.digest('hex')
}

/**
 * Builds the site unless the present build was made from the same sources. `onBuild` is called before it
 * builds. Throws with the build's own output if it fails. A build that was cut short counts as
 * none; `signal` ends it early.
 */
export async function buildIfStale(signal: AbortSignal, onBuild: () => void): Promise<void> {
  const stamp = join(buildFolder(), 'fingerprint')
  const source = fingerprint()
  const wanted = `${process.version} ${source}`
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  onBuild()
  rmSync(stamp, { force: true })
  const earlier = keepEarlierFiles(buildFolder())
  const output: Buffer[] = []
  const child = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      NEXT_PUBLIC_SOURCE: source.slice(0, 16),
    },
    signal,
  })
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk))
  const code = await new Promise<number | null>((done, fail) => {
    child.once('error', fail)
    child.once('close', done)
  })
  if (code !== 0) throw new Error(`The site could not be built.\n${Buffer.concat(output)}`)
  earlier.bringBack()
  writeFileSync(stamp, wanted)
}
