import { FavouriteForm } from '@/app/_components/favourites/favourite-form'
import { favouriteTexts } from '@/app/_components/favourites/favourite-texts'
import { hasMarked } from '@/domain/favourites/has-marked'
import { pageContext } from '@/lib/context'

/** Marks the room as one of the family's own, or takes the mark off. */
export async function FavouriteButton({ room }: { room: { id: string; code: string } }) {
  const marked = await hasMarked(await pageContext(), { roomId: room.id })
  return <FavouriteForm code={room.code} marked={marked} texts={await favouriteTexts(marked)} />
}
