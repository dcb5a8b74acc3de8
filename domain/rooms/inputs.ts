import { z } from 'zod'
import { oneLine } from '../shared/texts'
import { isDay } from '../shared/time'
import { roomRanges } from './range-rules'

type Ranged = keyof typeof roomRanges
const line = (most: number) => z.string().overwrite(oneLine).min(1).max(most)
const within = (of: Ranged, unit = 1) => {
  const [least, most] = roomRanges[of]
  return z
    .number()
    .min(least * unit)
    .max(most * unit)
}
const whole = (of: Ranged, unit = 1) => within(of, unit).int()

/** What can change of a room. Areas in dm², price in fen an hour; null is "not published". */
const roomFields = z
  .object({
    nameZh: line(roomRanges.nameZh[1]),
    nameEn: line(roomRanges.nameEn[1]).nullable(),
    address: line(roomRanges.address[1]).nullable(),
    latitude: within('latitude').nullable(),
    longitude: within('longitude').nullable(),
    floorAreaDm2: whole('floorArea', 100).nullable(),
    playAreaDm2: whole('playArea', 100).nullable(),
    licensedPlaces: whole('licensedPlaces'),
    plannedPlaces: whole('plannedPlaces').nullable(),
    contactPhone: line(roomRanges.contactPhone[1]).nullable(),
    priceFenPerHour: whole('price', 100).nullable(),
    openedOn: z.string().refine(isDay).nullable(),
    exampleSlots: z.boolean(),
    source: line(300).nullable(),
    /** The organisation that runs the room; one not known yet is entered with it. */
    operatorName: line(roomRanges.operatorName[1]).nullable(),
  })
  .partial()

export const newRoomInput = roomFields.required({ nameZh: true, licensedPlaces: true }).extend({
  /** The room's short public code in addresses; made when left out. */
  code: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .min(3)
    .max(40)
    .optional(),
  /** The id it gets, so that a form sent twice enters one room; made if none is given. */
  roomId: z.uuid().optional(),
  subdistrictCode: z.string().regex(/^\d{9}$/),
  origin: z.enum(['registered', 'published', 'demo']).optional(),
})
export type NewRoomInput = z.infer<typeof newRoomInput>

const reason = z.string().overwrite(oneLine).min(1).max(200)

export const roomChangeInput = z.object({
  roomId: z.uuid(),
  changes: roomFields,
  /** Why, for the log; asked for if the change leaves shortfalls. */
  reason: reason.nullable().optional(),
})
export type RoomChangeInput = z.infer<typeof roomChangeInput>

export const suspendRoomInput = z.object({
  roomId: z.uuid(),
  reason,
  /** The first day without children; today if none is given. */
  from: z.string().refine(isDay).optional(),
})
export type SuspendRoomInput = z.infer<typeof suspendRoomInput>

export const openRoomInput = z.object({ roomId: z.uuid() })
export type OpenRoomInput = z.infer<typeof openRoomInput>

export const cancelSuspensionInput = z.object({ roomId: z.uuid() })
export type CancelSuspensionInput = z.infer<typeof cancelSuspensionInput>

/** A change of a room asked for at a form. */
export const roomWish = z.discriminatedUnion('deed', [
  z.object({
    deed: z.literal('change'),
    changes: roomFields,
    reason: reason.nullable(),
  }),
  z.object({ deed: z.literal('suspend'), from: z.string().refine(isDay), reason }),
  z.object({ deed: z.literal('cancel_suspension') }),
  z.object({ deed: z.literal('open') }),
])
export type RoomWish = z.infer<typeof roomWish>

export const saveRoomInput = z.object({
  roomId: z.uuid(),
  wish: roomWish,
  /** What `readRoomFacts` answered as `seen` when the form was shown. */
  seen: z.string().max(40),
  /** The agreement answered with an effect that leaves shortfalls; null if none was given. */
  agreed: z.string().max(100).nullable(),
  /** Whether to answer the effect and change nothing. */
  check: z.boolean(),
})
export type SaveRoomInput = z.infer<typeof saveRoomInput>

export const copyRoomInput = z.object({
  fromRoomId: z.uuid(),
  room: newRoomInput,
  timetables: z.boolean(),
  policy: z.boolean(),
})
export type CopyRoomInput = z.infer<typeof copyRoomInput>
