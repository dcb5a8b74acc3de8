import type { RoomFacts } from '@/domain/administration/facts-queries'
import { typedHundredths } from '@/domain/shared/typed-number'
import type { RoomField } from './room-fields'

/** A room's facts as people type them; empty if nothing is known, or for a new room. */
export function roomTexts(room: RoomFacts | null): Record<RoomField, string> {
  return {
    nameZh: room?.nameZh ?? '',
    nameEn: room?.nameEn ?? '',
    address: room?.address ?? '',
    contactPhone: room?.contactPhone ?? '',
    operatorName: room?.operatorName ?? '',
    licensedPlaces: room ? String(room.licensedPlaces) : '',
    plannedPlaces: String(room?.plannedPlaces ?? ''),
    floorArea: typedHundredths(room?.floorAreaDm2 ?? null),
    playArea: typedHundredths(room?.playAreaDm2 ?? null),
    price: typedHundredths(room?.priceFenPerHour ?? null),
    openedOn: room?.openedOn ?? '',
    latitude: String(room?.latitude ?? ''),
    longitude: String(room?.longitude ?? ''),
  }
}
