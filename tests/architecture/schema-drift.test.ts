import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'

test('the schema in db/schema and the migrations say the same', () => {
  const folder = mkdtempSync(join('node_modules', '.drift-'))
  try {
    const copy = join(folder, 'migrations')
    cpSync('db/migrations', copy, { recursive: true })
    const said = execFileSync(
      process.execPath,
      [
        'node_modules/drizzle-kit/bin.cjs',
        'generate',
        '--dialect=postgresql',
        '--schema=./db/schema/*.ts',
        `--out=./${relative('.', copy)}`,
        '--name=drift',
      ],
      { encoding: 'utf8', stdio: 'pipe' },
    )
    const drift = readdirSync(copy).filter((name) => name.includes('drift'))
    expect(drift, 'run npm run db:generate -- --name=<what changes>').toEqual([])
    expect(said).toContain('No schema changes')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
