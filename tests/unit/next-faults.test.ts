import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { HTTPAccessErrorStatus } from 'next/dist/client/components/http-access-fallback/http-access-fallback'
import { expect, test } from 'vitest'

/**
 * The framework and the engine as they come, in the situations for which `server/next-workarounds`
 * and `lib` have a file. A test here that fails shows that its fault is mended: the file that its name begins
 * with may go, and the test with it.
 */
const run = promisify(execFile)

test('server/next-workarounds/standing-answer.ts: a page has no way to answer that the site is busy', () => {
  expect(HTTPAccessErrorStatus).toEqual({ NOT_FOUND: 404, FORBIDDEN: 403, UNAUTHORIZED: 401 })
})

test('lib/refused-answer.ts: an action that is refused on the way fails without its status', () => {
  const router = 'node_modules/next/dist/client/components/router-reducer/reducers'
  const source = readFileSync(`${router}/server-action-reducer.js`, 'utf8')
  expect(source).toMatch(/'An unexpected response was received[^;]+;\s+throw new Error\(message\);/)
})

/** Whether what called `abort` is still kept, in a process of its own, as long as its signal is. */
async function keptBySignal(before: string): Promise<string> {
  const program = `
    ${before}
    const signals = []
    class Request {
      end() {
        const controller = new AbortController()
        controller.abort()
        signals.push(controller.signal)
      }
    }
    const weak = (() => {
      const request = new Request()
      request.end()
      return new WeakRef(request)
    })()
    setTimeout(() => {
      gc()
      console.log(signals.length, weak.deref() ? 'kept' : 'forgotten')
    }, 1)`
  const flags = ['--expose-gc', '--import', 'tsx', '--eval', program]
  return (await run(process.execPath, flags)).stdout.trim()
}

test('server/next-workarounds/short-memory.ts: an abort keeps what called it', async () => {
  expect(await keptBySignal('')).toBe('1 kept')
})

test('the abort without a stack keeps nothing', async () => {
  const mended = `require('./server/next-workarounds/short-memory.ts').forgetRequests()`
  expect(await keptBySignal(mended)).toBe('1 forgotten')
})

test('server/next-workarounds/senders-faults.ts: what is sent wrongly is logged as a fault', () => {
  const source = readFileSync('node_modules/next/dist/server/app-render/action-handler.js', 'utf8')
  // For every such request, and with no way to be asked not to.
  const refusing = /const handleUnrecognizedAction = [\s\S]*?console\.warn\(err\);/.exec(
    source,
  )?.[0]
  expect(refusing?.match(/\bif\b/g) ?? []).toHaveLength(0)
  expect(source).toMatch(/does not match \\`origin\\` header with value/)
  expect(source).toContain('Invalid Server Actions request.')
  const manifests = 'node_modules/next/dist/server/app-render/manifests-singleton.js'
  const unknown = readFileSync(manifests, 'utf8')
  expect(unknown).toContain('`Failed to find Server Action')
  expect(unknown).toContain('`The Server Reference ID did not match the expected format')
})
