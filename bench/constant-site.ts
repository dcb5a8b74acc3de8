import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, parse, resolve } from 'node:path'
import { serialize } from 'node:v8'
import { SOURCES } from '@/scripts/site-build'
import type { Served } from './empty-page'
import { serveOn } from './served-site'

/** A use case by its file and name, and what it answers to everything. */
export type Constant = { file: string; name: string; answer: unknown }

/**
 * A copy of the site, built and served like the site itself, in which some use cases answer constants:
 * the same pages by the same Next.js, without asking the database.
 */
export function serveConstants(databaseUrl: string, constants: Constant[]): Promise<Served> {
  return serveCopy(databaseUrl, {}, (folder) => {
    for (const constant of constants) replaceUseCase(folder, constant)
  })
}

/** A copy of the site in which the action of this name in this file is `body` and nothing else. */
export function serveAction(
  databaseUrl: string,
  env: Record<string, string>,
  { file, name, body }: { file: string; name: string; body: string },
): Promise<Served> {
  return serveCopy(databaseUrl, env, (folder) => {
    if (!readFileSync(join(folder, file), 'utf8').includes(`export const ${name} = `))
      throw new Error(`${file} no longer has ${name}.`)
    const action = `'use server'\n\nexport async function ${name}() {\n${body}\n}\n`
    writeFileSync(join(folder, file), action)
  })
}

async function serveCopy(
  databaseUrl: string,
  env: Record<string, string>,
  change: (folder: string) => void,
): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), 'baobaowu-constants-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    for (const source of [...SOURCES, 'scripts', 'package.json'])
      cpSync(source, join(folder, source), { recursive: true })
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
    change(folder)
    // The libraries are a link to the project's: the root must hold both.
    const root = JSON.stringify(parse(folder).root)
    edit(
      join(folder, 'next.config.js'),
      'const config = {',
      `const config = { turbopack: { root: ${root} },`,
    )
    const site = await serveOn(databaseUrl, { folder, env })
    const stop = async () => {
      await site.stop()
      remove()
    }
    return { address: site.address, stop }
  } catch (error) {
    remove()
    throw error
  }
}

/** Puts a constant under the use case's name; the rest of its file stays, for files that import it. */
function replaceUseCase(folder: string, { file, name, answer }: Constant): void {
  const path = join(folder, file)
  edit(path, new RegExp(`export (async )?function ${name}\\(`), `$1function _${name}(`)
  const kept = serialize(answer).toString('base64')
  const constant = `import { deserialize } from 'node:v8'
const kept = deserialize(Buffer.from('${kept}', 'base64'))
export const ${name} = async () => kept
`
  writeFileSync(path, `${readFileSync(path, 'utf8')}\n${constant}`)
}

function edit(path: string, from: string | RegExp, to: string): void {
  const text = readFileSync(path, 'utf8')
  const edited = text.replace(from, to)
  if (edited === text) throw new Error(`${path} no longer has ${from}.`)
  writeFileSync(path, edited)
}
