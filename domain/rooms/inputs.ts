import { z } from 'zod'
import { isDay } from '../shared/time'

const text = (most: number) => z.string().trim().min(1).max(most).nullable()
const area = z.number().int().min(1).max(1_000_000).nullable()

/** What can change of a room. Areas in dm², price in fen an hour; null is "not published". */
const roomFields = z
  .object({
    nameZh: z.string().trim().min(1).max(80),
    nameEn: text(120),
    address: text(200),
    latitude: z.number().min(30).max(32.5).nullable(),
    longitude: z.number().min(120).max(123).nullable(),
    floorAreaDm2: area,
    playAreaDm2: area,
    licensedPlaces: z.number().int().min(0).max(500),
    plannedPlaces: z.number().int().min(0).max(5_000).nullable(),
    contactPhone: text(40),
    priceFenPerHour: z.number().int().min(0).max(100_000).nullable(),
    openedOn: z.string().refine(isDay).nullable(),
    exampleSlots: z.boolean(),
    source: text(300),
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
  subdistrictCode: z.string().regex(/^\d{9}$/),
  operatorName: z.string().trim().min(1).max(80).nullable().optional(),
  origin: z.enum(['registered', 'published', 'demo']).optional(),
})
export type NewRoomInput = z.infer<typeof newRoomInput>

export const roomChangeInput = z.object({ roomId: z.uuid(), changes: roomFields })
export type RoomChangeInput = z.infer<typeof roomChangeInput>

export const suspendRoomInput = z.object({
  roomId: z.uuid(),
  reason: z.string().trim().min(1).max(200),
})
export type SuspendRoomInput = z.infer<typeof suspendRoomInput>

export const openRoomInput = z.object({ roomId: z.uuid() })
export type OpenRoomInput = z.infer<typeof openRoomInput>
