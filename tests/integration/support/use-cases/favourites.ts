import { hasMarked } from '@/domain/favourites/has-marked'
import { listFavourites } from '@/domain/favourites/list-favourites'
import { markRoom } from '@/domain/favourites/mark-room'
import { unmarkRoom } from '@/domain/favourites/unmark-room'
import { findNextRelease } from '@/domain/slots/find-next-release'
import { everybody } from '../cast'
import { signedIn, type UseCase } from '../use-case'

export const favouritesUseCases: Record<string, UseCase> = {
  markRoom: { for: signedIn, run: (ctx, s) => markRoom(ctx, { code: s.room.code }) },
  unmarkRoom: { for: signedIn, run: (ctx, s) => unmarkRoom(ctx, { code: s.room.code }) },
  listFavourites: { for: signedIn, run: (ctx) => listFavourites(ctx) },
  hasMarked: { for: everybody, run: (ctx, s) => hasMarked(ctx, { roomId: s.room.id }) },
  findNextRelease: { for: everybody, run: (ctx, s) => findNextRelease(ctx, { roomId: s.room.id }) },
}
