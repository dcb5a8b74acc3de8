import { v7 } from 'uuid'
import { cancelSuspension } from '@/domain/administration/cancel-suspension'
import { copyRoom } from '@/domain/administration/copy-room'
import { importRooms } from '@/domain/administration/import-rooms'
import { planNewRoom } from '@/domain/administration/plan-new-room'
import { readRoomFacts } from '@/domain/administration/read-room-facts'
import { saveRoom } from '@/domain/administration/save-room'
import { suspendDueRooms } from '@/domain/administration/suspend-due-rooms'
import { addPicture } from '@/domain/rooms/add-picture'
import { describePicture } from '@/domain/rooms/describe-picture'
import { expectPicture } from '@/domain/rooms/expect-picture'
import { listOpenRooms } from '@/domain/rooms/list-open-rooms'
import { movePicture } from '@/domain/rooms/move-picture'
import { readRoomTexts } from '@/domain/rooms/read-room-texts'
import { removePicture } from '@/domain/rooms/remove-picture'
import { setRoomText } from '@/domain/rooms/set-room-text'
import type { Ctx } from '@/domain/shared/context'
import { inside } from '@/domain/shared/inside'
import { everybody } from '../cast'
import { licensing, running, type Scene, system, type UseCase } from '../use-case'

const alts = { altZh: '活动室', altEn: 'The play room' }
const newRoom = { nameZh: '新宝宝屋', licensedPlaces: 10, subdistrictCode: '310106006' }

/** These calls change a picture, which is added first, in the transaction the matrix undoes. */
const withPicture =
  (run: (ctx: Ctx, of: { roomId: string; pictureId: string }) => unknown) => (ctx: Ctx, s: Scene) =>
    ctx.db.transaction(async (tx) => {
      const of = { roomId: s.room.id, pictureId: v7() }
      const file = { path: of.pictureId, width: 900, height: 600, ...alts }
      const joined = inside(ctx, tx)
      await addPicture({ ...joined, actor: { kind: 'system' } }, { ...of, ...file }, async () => {})
      return run(joined, of)
    })

const administrators = licensing.filter((one) => one !== 'system')

export const roomsUseCases: Record<string, UseCase> = {
  readRoomFacts: {
    for: running.filter((one) => one !== 'system'),
    run: (ctx, s) => readRoomFacts(ctx, { code: s.room.code }),
  },
  saveRoom: {
    for: running,
    run: (ctx, s) =>
      saveRoom(ctx, {
        roomId: s.room.id,
        wish: { deed: 'change', changes: { address: '某路 1 号' }, reason: null },
        seen: '',
        agreed: null,
        check: true,
      }),
  },
  cancelSuspension: {
    for: licensing,
    run: (ctx, s) => cancelSuspension(ctx, { roomId: s.room.id }),
  },
  copyRoom: {
    for: licensing,
    run: (ctx, s) =>
      copyRoom(ctx, { fromRoomId: s.room.id, room: newRoom, timetables: true, policy: true }),
  },
  planNewRoom: {
    for: administrators,
    run: (ctx, s) => planNewRoom(ctx, { copy: s.room.code }),
  },
  // Administrators of other places may too: for them a row outside their scope is a bad row.
  importRooms: {
    for: ['subdistrict', 'otherSubdistrict', 'district', 'otherDistrict', 'city', 'system'],
    run: (ctx) =>
      importRooms(ctx, {
        key: v7(),
        check: false,
        rows: [{ row: 2, district: '', subdistrict: '310106006', fields: newRoom, sound: true }],
      }),
  },
  suspendDueRooms: { for: system, run: (ctx) => suspendDueRooms(ctx) },
  addPicture: {
    for: running,
    run: (ctx, s) =>
      addPicture(
        ctx,
        { roomId: s.room.id, pictureId: v7(), path: 'p', width: 900, height: 600, ...alts },
        async () => {},
      ),
  },
  expectPicture: {
    for: running,
    run: (ctx, s) => expectPicture(ctx, { roomId: s.room.id, pictureId: v7() }),
  },
  describePicture: {
    for: running,
    run: withPicture((ctx, of) => describePicture(ctx, { ...of, ...alts, altZh: '门口' })),
  },
  movePicture: {
    for: running,
    run: withPicture((ctx, of) => movePicture(ctx, { ...of, to: 'earlier' })),
  },
  removePicture: { for: running, run: withPicture((ctx, of) => removePicture(ctx, of)) },
  listOpenRooms: { for: everybody, run: (ctx) => listOpenRooms(ctx) },
  readRoomTexts: {
    for: running.filter((one) => one !== 'system'),
    run: (ctx, s) => readRoomTexts(ctx, { code: s.room.code }),
  },
  setRoomText: {
    for: running,
    run: (ctx, s) =>
      setRoomText(ctx, {
        roomId: s.room.id,
        kind: 'bring',
        textZh: '尿不湿和水杯',
        textEn: '',
        seen: null,
      }),
  },
}
