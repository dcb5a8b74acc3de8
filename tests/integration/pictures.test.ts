import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addPicture } from '@/domain/rooms/add-picture'
import { describePicture } from '@/domain/rooms/describe-picture'
import { movePicture } from '@/domain/rooms/move-picture'
import { readRoom } from '@/domain/rooms/read-room'
import { removePicture } from '@/domain/rooms/remove-picture'
import type { Ctx } from '@/domain/shared/context'
import { NotFound } from '@/domain/shared/refusal'
import { diskStore } from '@/lib/picture-store-disk'
import { s3Store } from '@/lib/picture-store-s3'
import { testDatabase } from '../support/database'
import { accountWith, monday, openTestRoom, systemAt } from '../support/rooms'

let ctx: Ctx
beforeEach(async () => {
  ctx = systemAt((await testDatabase()).url, monday)
})
afterEach(() => ctx.db.close())

const kept = async () => {}

async function newRoom(): Promise<{ id: string; code: string }> {
  const code = `p-${v7()}`
  return { id: await openTestRoom(ctx, { code }), code }
}

function picture(roomId: string, altZh: string) {
  const pictureId = v7()
  return { roomId, pictureId, path: pictureId, width: 900, height: 600, altZh, altEn: 'A room' }
}

async function shown(code: string): Promise<string[]> {
  return (await readRoom(ctx, code)).pictures.map(({ altZh }) => altZh)
}

test('pictures are shown in their order, described, moved and removed, and each is logged', async () => {
  const { id: roomId, code } = await newRoom()
  const [a, b, c] = ['甲', '乙', '丙'].map((alt) => picture(roomId, alt))
  if (!a || !b || !c) throw new Error('three pictures')
  for (const one of [a, b, c])
    expect(await addPicture(ctx, one, kept)).toMatchObject({ added: true })
  expect(await addPicture(ctx, a, kept)).toEqual({ ok: true, added: false })
  expect(await shown(code)).toEqual(['甲', '乙', '丙'])
  await movePicture(ctx, { roomId, pictureId: c.pictureId, to: 'earlier' })
  expect(await shown(code)).toEqual(['甲', '丙', '乙'])
  await movePicture(ctx, { roomId, pictureId: a.pictureId, to: 'earlier' })
  await describePicture(ctx, { roomId, pictureId: b.pictureId, altZh: '丁', altEn: 'D' })
  expect(await removePicture(ctx, { roomId, pictureId: a.pictureId })).toEqual({
    ok: true,
    path: a.path,
  })
  expect(await shown(code)).toEqual(['丙', '丁'])
  const log = await ctx.db.read.execute<{ action: string }>(sql`
    select action from audit_entries where room_id = ${roomId} and subject_kind = 'picture' order by id`)
  expect(log.map(({ action }) => action)).toEqual([
    'picture_added',
    'picture_added',
    'picture_added',
    'picture_moved',
    'picture_described',
    'picture_removed',
  ])
})

test('a room has eight pictures at most', async () => {
  const { id: roomId } = await newRoom()
  for (let n = 0; n < 8; n += 1) await addPicture(ctx, picture(roomId, `${n}`), kept)
  expect(await addPicture(ctx, picture(roomId, '九'), kept)).toEqual({
    ok: false,
    reason: 'too_many_pictures',
    most: 8,
  })
})

test('nothing is kept for a stranger, and nothing shown that could not be kept', async () => {
  const { id: roomId, code } = await newRoom()
  const other = await newRoom()
  const manager = accountWith({ role: 'room_manager', roomId: other.id })
  let calls = 0
  const count = async () => {
    calls += 1
  }
  const one = picture(roomId, '甲')
  await expect(addPicture({ ...ctx, actor: manager }, one, count)).rejects.toThrow(NotFound)
  expect(calls).toBe(0)
  const full = async () => {
    throw new Error('the disk is full')
  }
  await expect(addPicture(ctx, one, full)).rejects.toThrow('full')
  expect(await shown(code)).toEqual([])
  await addPicture(ctx, one, kept)
  const elsewhere = { roomId: other.id, pictureId: one.pictureId }
  await expect(removePicture(ctx, elsewhere)).rejects.toThrow(NotFound)
})

test('the disk keeps, answers and removes files, and takes no path for a name', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pictures-'))
  try {
    const store = diskStore(join(folder, 'in', 'there'))
    expect(await store.get('a.small.webp')).toBeNull()
    await store.put('a.small.webp', Buffer.from('one'))
    await store.put('a.small.webp', Buffer.from('two'))
    expect(Buffer.from((await store.get('a.small.webp')) ?? []).toString()).toBe('two')
    expect(await readdir(join(folder, 'in', 'there'))).toEqual(['a.small.webp'])
    await store.delete('a.small.webp')
    await store.delete('a.small.webp')
    expect(await store.get('a.small.webp')).toBeNull()
    await expect(store.get('../../etc/passwd')).rejects.toThrow(RangeError)
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('a service that speaks S3 keeps them under signed requests', async () => {
  const objects = new Map<string, Buffer>()
  const unsigned: string[] = []
  const server = createServer(async (request, response) => {
    const signed = request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 Credential=key/')
    if (!signed) unsigned.push(request.url ?? '')
    const key = new URL(request.url ?? '', 'http://s3').pathname
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part)
    if (request.method === 'PUT') objects.set(key, Buffer.concat(parts))
    if (request.method === 'DELETE') objects.delete(key)
    const found = objects.get(key)
    if (request.method === 'GET' && !found) {
      response.writeHead(404, { 'Content-Type': 'application/xml' })
      response.end('<Error><Code>NoSuchKey</Code><Message>none</Message></Error>')
      return
    }
    response.writeHead(request.method === 'DELETE' ? 204 : 200)
    response.end(request.method === 'GET' ? found : undefined)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  try {
    const { port } = server.address() as AddressInfo
    const store = s3Store({
      bucket: 'rooms',
      region: 'cn-east-1',
      endpoint: `http://127.0.0.1:${port}`,
      accessKeyId: 'key',
      secretAccessKey: 'secret',
    })
    expect(await store.get('a.small.webp')).toBeNull()
    await store.put('a.small.webp', Buffer.from('one'))
    expect([...objects.keys()]).toEqual(['/rooms/a.small.webp'])
    expect(Buffer.from((await store.get('a.small.webp')) ?? []).toString()).toBe('one')
    await store.delete('a.small.webp')
    expect(objects.size).toBe(0)
    expect(unsigned).toEqual([])
  } finally {
    server.closeAllConnections()
    server.close()
  }
})
