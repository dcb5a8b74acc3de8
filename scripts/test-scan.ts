import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { failKindly } from '@/server/process'
import { openRun } from '@/tests/support/open-run'
import { hasRun } from '@/tests/support/run'
import { runningSite, siteDatabase } from '@/tests/support/site/running'
import { makeSession } from '@/tests/support/site/session'
import { runCommand } from './run-command'
import { sqlmapFindings, type Told, wapitiFindings } from './scan-findings'
import { requireScanners } from './scanners'

/** Seconds. Of wapiti: to find pages, and for each kind of attack; of sqlmap, for each address. */
const crawling = 20
const attacking = 5
const injecting = 25

/** Nothing that asks a machine elsewhere (`ssrf` does), waits for minutes, or guesses names of files. */
const attacks =
  'csp,http_headers,cookieflags,crlf,exec,file,methods,permanentxss,redirect,sql,xss,xxe'

const pages = {
  visitor: ['/', '/en', '/rooms', '/en/sign-in', '/en/sign-in/password', '/proof', '/questions'],
  parent: ['/my', '/my/children', '/bookings', '/rooms', '/display'],
  city: [
    '/manage',
    '/manage/rooms',
    '/manage/people',
    '/manage/policies',
    '/manage/families',
    '/manage/log',
  ],
}

/** Where text that a person chooses goes into a query. */
const questions = [
  '/rooms?q=1&district=310106',
  '/?age=18&day=2031-03-17&district=310106',
  '/manage/log?q=1&actor=1',
]

async function crawl(
  folder: string,
  who: string,
  paths: string[],
  cookie: string | null,
): Promise<Told[]> {
  const { address } = runningSite()
  const report = join(folder, `${who}.json`)
  const options = `-m ${attacks} --scope domain --max-scan-time ${crawling} --max-attack-time ${attacking} --max-files-per-dir 5 -d 2
    --flush-session --no-bugreport -S sneaky -t 10 -f json -o ${report} --store-session ${folder}/${who} --store-config ${folder}/${who}`
  const { output } = await runCommand([
    'timeout',
    String(crawling + attacking * attacks.split(',').length + 60),
    'wapiti',
    '-u',
    `${address}/`,
    ...options.trim().split(/\s+/),
    ...paths.flatMap((path) => ['-s', address + path]),
    ...(cookie ? ['-H', `Cookie: ${cookie}`] : []),
  ])
  const [pagesFound] = /\d+(?= URLs and forms)/.exec(output) ?? ['0']
  console.log(`wapiti as ${who}: ${pagesFound} pages and forms`)
  if (Number(pagesFound) < paths.length) throw new Error(output.slice(-2000))
  return wapitiFindings(JSON.parse(readFileSync(report, 'utf8')))
}

async function inject(folder: string, path: string, cookie: string): Promise<Told[]> {
  const { output } = await runCommand([
    'timeout',
    String(injecting),
    'sqlmap',
    '-u',
    runningSite().address + path,
    '--cookie',
    cookie,
    '--batch',
    '--disable-coloring',
    '--dbms',
    'PostgreSQL',
    '--level',
    '2',
    '--technique',
    'BEU',
    '--timeout',
    '10',
    '--output-dir',
    folder,
    '--ignore-code',
    '429',
    '--skip',
    'cookie',
  ])
  if (!/testing|tested/.test(output)) throw new Error(output.slice(-2000))
  const found = sqlmapFindings(output)
  console.log(`sqlmap ${path}: ${found.length} to inject`)
  return found
}

/** `npm run test:scan`: two scanners against a throwaway demo, signed out and in; what is not answered fails it. */
async function scan(): Promise<number> {
  requireScanners()
  const run = hasRun() ? null : await openRun()
  const folder = mkdtempSync(join(tmpdir(), 'baobaowu-scan-'))
  try {
    const cookieOf = async (phone: string) => {
      const { name, value } = await makeSession(phone)
      return `${name}=${value}`
    }
    const city = await cookieOf('+8613800000003')
    const found = (
      await Promise.all([
        crawl(folder, 'visitor', pages.visitor, null),
        crawl(folder, 'parent', pages.parent, await cookieOf('+8613800000001')),
        crawl(folder, 'city', pages.city, city),
      ])
    ).flat()
    for (const path of questions) found.push(...(await inject(folder, path, city)))
    for (const one of found)
      console.log(`${one.answered ? 'answered' : 'NOT ANSWERED'}: ${one.line}`)
    const open = found.filter((one) => !one.answered).length
    console.log(`${found.length} findings, ${open} not answered in docs/security.md`)
    return open === 0 ? 0 : 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
    await siteDatabase().close()
    await run?.close()
  }
}

await scan().then((code) => process.exit(code), failKindly)
