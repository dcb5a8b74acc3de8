import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'
import { runCommand } from './run-command'

const NAMES = [
  // The same engine without a window, a third quicker.
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
]
const PLACES = [
  '/usr/lib/chromium/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** A Chromium or Chrome that runs here: Playwright's own first, then the system's; else null. */
export async function findBrowser(): Promise<string | null> {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/snap/bin']
  const onPath = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)))
  for (const path of [chromium.executablePath(), ...onPath, ...PLACES]) {
    if (!existsSync(path)) continue
    const { code } = await runCommand([path, '--version'])
    if (code === 0) return path
  }
  return null
}

/**
 * Installs a browser if none was found and answers its path: the system's package as root on
 * Debian and its kin, with fonts that can write Chinese; otherwise Playwright's own. Throws with
 * what to do if neither can be had.
 */
export async function installBrowser(): Promise<string> {
  const root = process.getuid?.() === 0
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' }
  const steps: string[][] = [
    ...(root && existsSync('/usr/bin/apt-get')
      ? [
          ['apt-get', 'update'],
          ...['chromium-headless-shell', 'chromium'].map((browser) =>
            'apt-get install -y -o DPkg::Lock::Timeout=300 --no-install-recommends fonts-noto-cjk'
              .split(' ')
              .concat(browser),
          ),
        ]
      : []),
    [
      process.execPath,
      'node_modules/@playwright/test/cli.js',
      'install',
      ...(root ? ['--with-deps'] : []),
      'chromium',
    ],
  ]
  const said: string[] = []
  for (const step of steps) {
    console.log(`No browser yet: ${step.join(' ')} …`)
    const { code, output } = await runCommand(step, quiet)
    if (code !== 0)
      said.push(`${step.join(' ')}\n${output.trimEnd().split('\n').slice(-8).join('\n')}`)
    const found = code === 0 ? await findBrowser() : null
    if (found) return found
  }
  throw new Error(
    `The browser tests need Chromium or Chrome, and none could be installed.\n\n${said.join('\n\n')}\n\n` +
      'Install one (Debian: apt-get install chromium; elsewhere: npx playwright install ' +
      '--with-deps chromium) and run npm test again.',
  )
}
