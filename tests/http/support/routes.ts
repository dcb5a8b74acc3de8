import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

export type Route = {
  /** As its folders write it, without the language: `/rooms/[code]`. */
  path: string
  /** Whether it is there in both languages. */
  localised: boolean
  /** Names that its address may ask by. */
  names: string[]
}

const page = /(?:^|\/)(?:page|route)\.tsx?$/
const special = { 'robots.ts': '/robots.txt', 'sitemap.ts': '/sitemap.xml' }
/** The shapes that `query` of lib/asked.ts reads by, beside a page or above it. */
const shapes = /(?:\bquery\(|\b\w*(?:Query|Address|conditions) = )\{([\s\S]*?)\}/g

function namesFor(folder: string): string[] {
  const above = folder.split('/').map((_, n, all) => all.slice(0, n + 1).join('/'))
  const files = above.flatMap((one) =>
    readdirSync(one)
      .filter((name) => (one === folder ? /\.tsx?$/ : /^_.*\.ts$/).test(name))
      .map((name) => join(one, name)),
  )
  const texts = [...files, 'lib/first-run.ts']
    .filter(existsSync)
    .map((file) => readFileSync(file, 'utf8'))
  const found = texts.flatMap((text) => [...text.matchAll(shapes)].map(([, shape]) => shape ?? ''))
  return [...new Set(found.flatMap((shape) => shape.match(/\b[a-z]\w*/g) ?? []))]
}

/** Every address there is under `app/`, read from its folders. */
export function routes(): Route[] {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' })
  const pages = files.filter((file) => page.test(file)).toSorted()
  const found = pages.map((file) => {
    const segments = dirname(file)
      .split('/')
      .filter((one) => !/^\(.*\)$/.test(one) && one !== '.')
    const localised = segments[0] === '[locale]'
    const path = `/${(localised ? segments.slice(1) : segments).join('/')}`
    return { path, localised, names: namesFor(join('app', dirname(file))) }
  })
  const others = Object.entries(special).filter(([file]) => files.includes(file))
  return [...found, ...others.map(([, path]) => ({ path, localised: false, names: [] }))]
}
