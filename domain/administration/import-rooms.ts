import { v7 } from 'uuid'
import { writeAudit } from '../audit/write-audit'
import { mayLicenseSomewhere } from '../authority/room-policy'
import { scopeOf } from '../authority/scope-rules'
import { operatorNamed } from '../rooms/queries'
import { roomCode } from '../rooms/rules'
import { requireSignedIn } from '../shared/actor'
import { type Ctx, type Write, writing } from '../shared/context'
import { NotFound, type Refused } from '../shared/refusal'
import { dayOf } from '../shared/time'
import type { ImportRoomsInput } from './import-inputs'
import {
  insertRooms,
  lockImport,
  selectImported,
  selectImportPlaces,
  selectRoomNames,
} from './import-queries'
import { checkRows, keyOf, type PlacedRow, type RowProblem } from './import-rules'

/** The most rooms that one import may enter. */
export const mostImported = 2_000

export type ImportRoomsResult =
  | { ok: true; created: number }
  | Refused<'checked', { rooms: number }>
  | Refused<'bad_rows', { problems: RowProblem[] }>
  | Refused<'too_many_rows', { most: number }>

/**
 * Enters rooms of a file as drafts: all of them or none. Every row that does not fit is named with
 * its reason: a subdistrict that is not known, ambiguous or outside the actor's scope, a room there
 * already or twice in the file, facts that do not fit together, a price above the ceiling. For the
 * administrators of the city, a district or a subdistrict. Asked again with the same key it enters
 * nothing more.
 */
export async function importRooms(ctx: Ctx, input: ImportRoomsInput): Promise<ImportRoomsResult> {
  requireSignedIn(ctx.actor)
  if (!mayLicenseSomewhere(ctx.actor)) throw new NotFound()
  const { key, rows, check } = input
  if (rows.length > mostImported) return { ok: false, reason: 'too_many_rows', most: mostImported }
  return writing(ctx, async (write) => {
    const { tx } = write
    await lockImport(tx)
    const before = await selectImported(tx, key)
    if (before !== null && !check) return { ok: true, created: before }
    const places = await selectImportPlaces(tx, scopeOf(write.actor), dayOf(write.now))
    const names = await selectRoomNames(tx)
    const existing = new Set(names.map((one) => keyOf(one.subdistrictCode, one.nameZh)))
    const { placed, problems } = checkRows(rows, places, existing)
    if (problems.length > 0) return { ok: false, reason: 'bad_rows', problems }
    if (check || rows.some((row) => !row.sound)) {
      return { ok: false, reason: 'checked', rooms: placed.length }
    }
    await enter(write, key, placed)
    return { ok: true, created: placed.length }
  })
}

async function enter(write: Write, key: string, placed: PlacedRow[]): Promise<void> {
  const operators = new Map<string, string>()
  const named = [...new Set(placed.map(({ fields }) => fields.operatorName ?? ''))].sort()
  for (const name of named) if (name) operators.set(name, await operatorNamed(write, name))
  const made = placed.map(({ fields: { operatorName, ...fields }, subdistrictCode }) => ({
    ...fields,
    id: v7(),
    code: roomCode(crypto.getRandomValues(new Uint8Array(9))),
    nameZh: fields.nameZh ?? '',
    licensedPlaces: fields.licensedPlaces ?? 0,
    subdistrictCode,
    operatorId: operatorName ? (operators.get(operatorName) ?? null) : null,
  }))
  await insertRooms(write, made)
  for (const { id, code, licensedPlaces } of made) {
    await writeAudit(write, {
      action: 'room_created',
      subjectKind: 'room',
      subjectId: id,
      roomId: id,
      details: { code, licensedPlaces, import: key },
    })
  }
  await writeAudit(write, {
    action: 'rooms_imported',
    subjectKind: 'import',
    subjectId: key,
    details: { created: made.length },
  })
}
