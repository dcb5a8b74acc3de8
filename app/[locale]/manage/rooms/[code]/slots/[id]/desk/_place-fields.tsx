/** Which desk it is: the fields that each of its forms sends. */
export type DeskPlace = { code: string; roomId: string; slotId: string }

export function PlaceFields({ code, roomId, slotId }: DeskPlace) {
  return (
    <>
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="roomId" value={roomId} />
      <input type="hidden" name="slotId" value={slotId} />
    </>
  )
}
