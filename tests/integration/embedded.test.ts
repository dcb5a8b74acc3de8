import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { runningUrl, startEmbedded } from '@/db/embedded/embedded'
import { lockFolder, lockHolder } from '@/db/embedded/instance-lock'
import { clusterFolder } from '@/db/embedded/postgres-binaries'
import { freshDatabase, serving } from '../support/database'

const node = ['--import', 'tsx']
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'baobaowu-kill-'))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Starts the database in another process, and answers with that process once the database runs. */
async function hold(): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [...node, 'tests/support/hold-database.ts', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(child.stdout, 'data')
  return { child, url: String(line).trim() }
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  await once(child, 'exit')
}

async function ask(url: string, query: string): Promise<unknown[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return [...(await sql.unsafe(query))]
  } finally {
    await sql.end()
  }
}

const postmasterFile = () => join(folder, 'postgres', 'postmaster.pid')
const postmaster = () => Number(readFileSync(postmasterFile(), 'utf8').split('\n')[0])

describe('the embedded database', () => {
  test('refuses a second instance, and after kill -9 is used on by the next', async () => {
    const first = await hold()
    await ask(first.url, 'create table kept (what text); insert into kept values (1)')
    await expect(startEmbedded(folder)).rejects.toThrow(/already in use by another instance/)
    expect(await runningUrl(folder)).toBe(first.url)

    await kill(first.child)
    const next = await startEmbedded(folder)
    expect(next.url).toBe(first.url)
    expect(await ask(next.url, 'select what from kept')).toEqual([{ what: '1' }])
    await next.stop()
    expect(existsSync(postmasterFile())).toBe(false)
    expect(lockHolder(folder)).toBe(null)
  })

  test('loses nothing when it is killed itself, with the process that started it', async () => {
    const first = await hold()
    await ask(first.url, 'insert into kept values (2)')
    process.kill(postmaster(), 'SIGKILL')
    await kill(first.child)

    const next = await startEmbedded(folder)
    expect(await ask(next.url, 'select what from kept order by 1')).toEqual([
      { what: '1' },
      { what: '2' },
    ])
    await next.stop()
  })

  test('starts although the number a killed server left now belongs to another program', async () => {
    writeFileSync(postmasterFile(), `${process.pid}\n${join(folder, 'postgres')}\n0\n5432\n\n`)
    const server = await startEmbedded(folder)
    expect(postmaster()).not.toBe(process.pid)
    await server.stop()
  })

  test('keeps its secrets to their owner and writes Chinese', async () => {
    const server = await startEmbedded(folder)
    expect(statSync(join(folder, 'postgres-password')).mode & 0o777).toBe(0o600)
    expect(statSync(join(folder, 'postgres')).mode & 0o077).toBe(0)
    expect(await ask(server.url, `select '宝宝屋' ~ '^\\w{3}$' as yes`)).toEqual([{ yes: true }])
    expect(await ask(server.url, 'show listen_addresses')).toEqual([
      { listen_addresses: '127.0.0.1' },
    ])
    await server.stop()
  })

  test('says what it does to the system before it does it', () => {
    const closed = mkdtempSync(join(folder, 'closed-'))
    const stop = (what: string) => {
      throw new Error(what)
    }
    const nobody = { uid: 65_534, gid: 65_534 }
    expect(() => clusterFolder(closed, nobody, stop)).toThrow(/^Keeping the database in \/var\/lib/)
    expect(readdirSync(closed)).toEqual([])
  })

  test('a lock left by a process that is gone is taken over', () => {
    writeFileSync(join(folder, 'lock'), '4194303 1\n')
    expect(lockHolder(folder)).toBe(null)
    const unlock = lockFolder(folder)
    expect(lockHolder(folder)).toBe(process.pid)
    unlock()
  })
})

describe('npm start', () => {
  async function start(env: Record<string, string>): Promise<{ code: number; said: string }> {
    const child = spawn(process.execPath, [...node, 'scripts/start.ts'], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH, NODE_ENV: 'production', ...env },
    })
    let said = ''
    child.stdout.on('data', (chunk) => {
      said += chunk
    })
    child.stderr.on('data', (chunk) => {
      said += chunk
    })
    const [code] = await once(child, 'close')
    return { code, said }
  }

  test('refuses a taken port before anything else', async () => {
    const other = createServer()
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done))
    onTestFinished(() => void other.close())
    const port = String((other.address() as { port: number }).port)
    const untouched = join(folder, 'untouched')
    const { code, said } = await start({ PORT: port, BAOBAOWU_DATA: untouched })
    expect(code).toBe(1)
    expect(said).toContain(`Port ${port} is taken`)
    expect(existsSync(untouched)).toBe(false)
  })

  test('on a database of its own needs AUTH_SECRET and AUTH_URL', async () => {
    const { url, db } = await freshDatabase()
    await db.close()
    const { code, said } = await start({ DATABASE_URL: serving(url), PORT: '39999' })
    expect(code).toBe(1)
    expect(said).toMatch(/AUTH_SECRET/)
    const secret = { AUTH_SECRET: 'x'.repeat(40) }
    const { code: second, said: then } = await start({
      DATABASE_URL: serving(url),
      ...secret,
      PORT: '39999',
    })
    expect(second).toBe(1)
    expect(then).toMatch(/AUTH_URL is needed/)
  })

  test('on a database of its own refuses to serve as the owner, and says how to make another role', async () => {
    const { url, db } = await freshDatabase()
    await db.close()
    const { code, said } = await start({
      DATABASE_URL: url,
      AUTH_SECRET: 'x'.repeat(40),
      AUTH_URL: 'http://localhost:39999',
      PORT: '39999',
    })
    expect(code).toBe(1)
    expect(said).toContain('npm run db:roles')
  })

  test('on a database of its own refuses a schema that is behind and changes nothing', async () => {
    const { url, db } = await freshDatabase()
    await db.close()
    const last = `(select max(id) from drizzle.__drizzle_migrations)`
    await ask(url, `delete from drizzle.__drizzle_migrations where id = ${last}`)
    const count = 'select count(*)::int as n from drizzle.__drizzle_migrations'
    const before = await ask(url, count)
    const settings = {
      DATABASE_URL: serving(url),
      AUTH_SECRET: 'x'.repeat(40),
      AUTH_URL: 'http://localhost:39999',
      PORT: '39999',
    }
    const { code, said } = await start(settings)
    expect(code).toBe(1)
    expect(said).toContain('npm run db:migrate')
    expect(await ask(url, count)).toEqual(before)
  })
})
