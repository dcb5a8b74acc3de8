import { chromium, type Page } from '@playwright/test'
import measure, { type Result } from 'lighthouse'
import { freePort } from '@/db/embedded/embedded'
import { findBrowser } from '@/scripts/browser'
import { serveEmptyPage } from './empty-page'
import { firstRoom, searchPath } from './pages'
import { serveDemo } from './served-site'
import type { Bench, Figure, Size } from './types'

/** Runs of each page; the middle one counts. */
const sizes = { full: 5, small: 1 }
/** Points of performance a page may be below the empty one; the other categories must be full. */
const most = 3
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const

/** A browser that has just started sometimes records no trace; asked again, it does. */
const tries = 3

/**
 * Lighthouse's four categories on a phone, turn by turn with an empty page of the same Next.js; with
 * the audits that cost points.
 */
export const lighthouse: Bench = {
  name: 'lighthouse',
  measures: 'Lighthouse of the public pages on a phone, beside an empty page',
  target: { of: 'figure', at: 'least', value: 100 },
  run: withPages,
}

type Category = (typeof categories)[number]
type Run = { scores: Record<Category, number>; lost: string[] }
type Measured = { name: string; path: string; scores: Record<Category, number>; lost: string[] }

async function runOnce(address: string, port: number, left = tries): Promise<Run> {
  const answer = await measure(address, {
    port,
    onlyCategories: [...categories],
    logLevel: 'error',
    // A reader of Chinese: any other would be led to the English pages first.
    extraHeaders: { 'Accept-Language': 'zh-CN' },
  })
  if (!answer) throw new Error(`Lighthouse said nothing about ${address}.`)
  const { lhr } = answer
  if (lhr.runtimeError && left > 1) return runOnce(address, port, left - 1)
  if (lhr.runtimeError) throw new Error(lhr.runtimeError.message)
  const score = (category: Category) => Math.round((lhr.categories[category]?.score ?? 0) * 100)
  const scores = {
    performance: score('performance'),
    accessibility: score('accessibility'),
    'best-practices': score('best-practices'),
    seo: score('seo'),
  }
  return { scores, lost: lostPoints(lhr) }
}

/** The audits, of the categories that must be full and of performance, that cost points. */
function lostPoints(lhr: Result): string[] {
  return categories.flatMap((category) =>
    (lhr.categories[category]?.auditRefs ?? [])
      .filter(({ weight }) => weight > 0)
      .map(({ id }) => lhr.audits[id])
      .filter((audit) => audit?.score != null && audit.score < 0.9)
      .map((audit) => `${category}: ${audit?.id} ${audit?.displayValue ?? ''}`.trim()),
  )
}

function median(all: number[]): number {
  return all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0
}

function summary(name: string, path: string, all: Run[]): Measured {
  const middle = (category: Category) => median(all.map(({ scores }) => scores[category]))
  return {
    name,
    path,
    scores: {
      performance: middle('performance'),
      accessibility: middle('accessibility'),
      'best-practices': middle('best-practices'),
      seo: middle('seo'),
    },
    lost: [...new Set(all.flatMap(({ lost }) => lost))].sort(),
  }
}

/** Performance is shown as points behind the empty page: alone it would describe the machine. */
function figuresOf([empty, ...pages]: Measured[]): Figure[] {
  if (!empty) return []
  return pages.flatMap(({ name, scores, lost }) => [
    {
      what: `${name}, performance behind the empty page's ${empty.scores.performance}`,
      unit: 'points',
      value: empty.scores.performance - scores.performance,
      limit: null,
      target: { of: 'figure', at: 'most', value: most },
      notes: lost,
    },
    ...categories
      .filter((category) => category !== 'performance')
      .map((category) => ({
        what: `${name}, ${category}`,
        unit: 'points',
        value: scores[category],
        limit: empty.scores[category],
      })),
  ])
}

async function run(
  executablePath: string,
  empty: string,
  site: string,
  runs: number,
): Promise<Measured[]> {
  const port = await freePort()
  const args = ['--no-sandbox', `--remote-debugging-port=${port}`]
  const browser = await chromium.launch({ executablePath, args })
  try {
    const page = await browser.newPage({ locale: 'zh-CN' })
    const room = await firstRoom(page, site)
    if (!(await drawsChinese(page)))
      console.warn(
        'No Chinese font here: the pages are laid out as empty boxes, several times as slowly as on a phone.',
      )
    await page.close()
    const pages: [name: string, path: string, address: string, runs: Run[]][] = [
      ['empty page', '/', empty, []],
      ['front page', '/', site, []],
      ['search', searchPath, `${site}${searchPath}`, []],
      ['room page', room, `${site}${room}`, []],
    ]
    for (let turn = 0; turn < runs; turn += 1)
      for (const [, , address, all] of pages) all.push(await runOnce(address, port))
    return pages.map(([name, path, , all]) => summary(name, path, all))
  } finally {
    await browser.close()
  }
}

/** Whether two characters look different; they do not if a box stands for each. */
function drawsChinese(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const [bao, wu] = ['宝', '屋'].map((character) => {
      const canvas = document.createElement('canvas')
      const pen = canvas.getContext('2d')
      if (pen) pen.font = '40px sans-serif'
      pen?.fillText(character, 10, 60)
      return canvas.toDataURL()
    })
    return bao !== wu
  })
}

async function withPages(size: Size): Promise<Figure[]> {
  const executablePath = await findBrowser()
  if (!executablePath) throw new Error('No Chromium or Chrome was found.')
  const [empty, site] = [await serveEmptyPage(), await serveDemo()]
  try {
    return figuresOf(await run(executablePath, empty.address, site.address, sizes[size]))
  } finally {
    await Promise.all([site.stop(), empty.stop()])
  }
}
