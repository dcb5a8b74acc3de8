import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { Busy } from '@/db/busy'
import { readingLimits, readOutside } from '@/lib/outside-files/read-outside'
import { readPictureFile } from '@/lib/outside-files/read-picture'
import { readTableFile } from '@/lib/outside-files/read-table'
import { toXlsx } from '@/lib/spreadsheet/write'
import {
  type HostileFile,
  hostilePictures,
  hostileTables,
  widePicture,
} from '../support/hostile-files'

const asked = { mostRows: 2_000, mostBytes: 5 * 1024 * 1024 }
const { table: limits } = readingLimits

/** How each file is answered, and the most memory that reading one of them held. */
async function answersTo(files: HostileFile[], kind: 'table' | 'picture') {
  const answers: [string, string][] = []
  let peak = 0
  const queue = [...files]
  const readOn = async () => {
    for (let file = queue.shift(); file; file = queue.shift()) {
      const read = await readOutside(kind, file.bytes, asked)
      const answer = read.ok ? (read.answer as { ok: boolean; reason?: string }) : read
      answers.push([file.name, answer.ok ? 'ok' : (answer.reason ?? '')])
      peak = Math.max(peak, read.peak)
    }
  }
  await Promise.all([readOn(), readOn()])
  return { answers: Object.fromEntries(answers), peak }
}

const expected = (files: HostileFile[]) =>
  Object.fromEntries(files.map(({ name, answer }) => [name, answer]))

describe('a hostile file', () => {
  test('that says it is a table is answered in words, and no reading of one takes much memory', async () => {
    const files = hostileTables()
    const { answers, peak } = await answersTo(files, 'table')
    expect(answers).toEqual(expected(files))
    expect(peak).toBeGreaterThan(20 * 1024 * 1024)
    expect(peak).toBeLessThan(limits.mostResident)
  }, 300_000)

  test('that says it is a picture is answered in words, and no reading of one takes much memory', async () => {
    const files = await hostilePictures()
    const { answers, peak } = await answersTo(files, 'picture')
    expect(answers).toEqual(expected(files))
    expect(peak).toBeLessThan(300 * 1024 * 1024)
  }, 300_000)

  test('that needs more memory than it may have is read no further', async () => {
    const strings = hostileTables().find(({ name }) => name === 'millions of shared texts')
    const mostResident = 150 * 1024 * 1024
    const bytes = strings?.bytes ?? Buffer.of()
    const read = await readOutside('table', bytes, asked, { ...limits, mostResident })
    expect(read).toMatchObject({ ok: false, reason: 'needs_too_much' })
    // Buffers and what sharp takes are none of the engine's memory.
    const picture = await widePicture(9_000, 6_600, 'jpeg')
    const small = { ...readingLimits.picture, mostResident: 2 * mostResident }
    expect(await readOutside('picture', picture, null, small)).toMatchObject({
      ok: false,
      reason: 'needs_too_much',
    })
  })

  test('that takes longer than it may is read no further', async () => {
    const read = await readOutside('table', Buffer.from('a,b'), asked, { ...limits, mostTime: 1 })
    expect(read).toMatchObject({ ok: false, reason: 'took_too_long' })
  })

  test('that would be answered at too great a length is read no further', async () => {
    const read = await readOutside('table', Buffer.from('a,b'), asked, { ...limits, mostAnswer: 9 })
    expect(read).toMatchObject({ ok: false, reason: 'needs_too_much' })
  })
})

test('an ordinary table and picture are read as they are', async () => {
  const sheet = { name: 'a', header: ['名称', '街镇'], rows: [['甲', '江宁路街道']] }
  const file = new File([new Uint8Array(await toXlsx(sheet))], 'rooms.xlsx')
  expect(await readTableFile(file, asked)).toEqual({
    ok: true,
    rows: [
      { row: 1, cells: ['名称', '街镇'] },
      { row: 2, cells: ['甲', '江宁路街道'] },
    ],
  })
  const picture = await readPictureFile(await widePicture(2_000, 1_000, 'png'))
  if (!picture.ok) throw new Error(picture.reason)
  expect(picture).toMatchObject({ width: 1600, height: 800 })
  expect(picture.files.large.subarray(8, 12).toString()).toBe('WEBP')
})

test('files in a crowd are read a few at a time, and those too many are told to come again', async () => {
  const reads = Array.from({ length: 30 }, () =>
    readTableFile(new File(['a,b'], 'a.csv'), asked).catch((error: Error) => error),
  )
  expect(readers().length).toBeLessThanOrEqual(2)
  const answers = await Promise.all(reads)
  expect(answers.filter((one) => one instanceof Busy)).toHaveLength(8)
  expect(answers.filter((one) => 'ok' in one && one.ok)).toHaveLength(22)
})

test.runIf(process.platform === 'linux')('what reads a file knows no secret', async () => {
  process.env.AUTH_SECRET = 'a secret of this test'
  try {
    const reading = readTableFile(new File(['a,b'], 'a.csv'), asked)
    const own = await expect.poll(readers).toHaveLength(1).then(readers)
    const environment = readFileSync(`/proc/${own[0]}/environ`, 'utf8')
    expect(environment).toContain('NODE_ENV=production')
    expect(environment).not.toMatch(/SECRET|DATABASE/)
    await reading
    expect(readers()).toEqual([])
  } finally {
    delete process.env.AUTH_SECRET
  }
})

/** The processes that read files for this one, where the system shows them. */
function readers(): string[] {
  if (!existsSync('/proc')) return []
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      const status = readFileSync(`/proc/${pid}/status`, 'utf8')
      return command.includes('outside-files/reader') && status.includes(`PPid:\t${process.pid}\n`)
    } catch {
      return false
    }
  })
}
