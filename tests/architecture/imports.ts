import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { parseSync } from 'oxc-parser'

/** One import: `to` is a path from the project's root, or a package's name as written. */
export type Import = { from: string; to: string; typeOnly: boolean }

const SOURCE = /\.(ts|tsx)$/

/** All source files of the project below the given folders or files, as paths from the root. */
export function sourceFiles(...places: string[]): string[] {
  return places.flatMap((place) => {
    if (!existsSync(place)) return []
    if (statSync(place).isFile()) return [place]
    const names = readdirSync(place, { recursive: true, encoding: 'utf8' })
    return names.filter((name) => SOURCE.test(name)).map((name) => join(place, name))
  })
}

/** Every import, re-export and dynamic import of a file. Throws if it cannot be read. */
export function importsOf(from: string): Import[] {
  const code = readFileSync(from, 'utf8')
  const { module, errors } = parseSync(from, code)
  if (errors.length > 0) throw new Error(`${from}: ${errors[0]?.message}`)
  const found: Import[] = []
  for (const { moduleRequest, entries } of module.staticImports) {
    const typeOnly = entries.length > 0 && entries.every((entry) => entry.isType)
    found.push({ from, to: target(from, moduleRequest.value), typeOnly })
  }
  for (const { moduleRequest, isType } of module.staticExports.flatMap(
    (statement) => statement.entries,
  )) {
    if (!moduleRequest) continue
    found.push({ from, to: target(from, moduleRequest.value), typeOnly: isType })
  }
  for (const { moduleRequest } of module.dynamicImports) {
    const text = code.slice(moduleRequest.start, moduleRequest.end)
    const literal = /^['"](.+)['"]$/.exec(text)?.[1]
    if (literal) found.push({ from, to: target(from, literal), typeOnly: false })
  }
  return found
}

function target(from: string, written: string): string {
  if (!written.startsWith('.') && !written.startsWith('@/')) return written
  const path = written.startsWith('@/') ? written.slice(2) : normalize(join(dirname(from), written))
  const candidates = [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`, `${path}.d.ts`]
  const file = candidates.find((name) => existsSync(name) && statSync(name).isFile())
  if (!file) throw new Error(`${from} imports ${written}, which does not exist`)
  return file
}

/** The circles among files that need each other when they run, each as a list of paths. */
export function circles(imports: Import[]): string[][] {
  const needs = new Map<string, string[]>()
  for (const { from, to, typeOnly } of imports) {
    if (!typeOnly && SOURCE.test(to)) needs.set(from, [...(needs.get(from) ?? []), to])
  }
  const found: string[][] = []
  const done = new Set<string>()
  const walk = (file: string, path: string[]) => {
    const seenAt = path.indexOf(file)
    if (seenAt >= 0) {
      found.push([...path.slice(seenAt), file])
      return
    }
    if (done.has(file)) return
    for (const next of needs.get(file) ?? []) walk(next, [...path, file])
    done.add(file)
  }
  for (const file of needs.keys()) walk(file, [])
  return found
}
