import { explainNothing } from '@/domain/search/explain-nothing'
import { findInstead } from '@/domain/search/find-instead'
import { readOwnRefusals } from '@/domain/search/read-own-refusals'
import { readWishedSlot } from '@/domain/search/read-wished-slot'
import { anything } from '@/domain/search/rules'
import { searchPlaces } from '@/domain/search/search-places'
import { everybody } from '../cast'
import type { UseCase } from '../use-case'

/** Finding what fits is for anybody. */
export const searchUseCases: Record<string, UseCase> = {
  searchPlaces: { for: everybody, run: (ctx) => searchPlaces(ctx, anything) },
  explainNothing: {
    for: everybody,
    run: async (ctx) => explainNothing(ctx, await searchPlaces(ctx, anything)),
  },
  findInstead: {
    for: everybody,
    run: (ctx, { slotId }) =>
      findInstead(ctx, { slotId, span: null, childIds: [], ageMonths: null }),
  },
  readOwnRefusals: {
    for: everybody,
    run: (ctx, { slotId, childId }) => readOwnRefusals(ctx, { slotId, childIds: [childId] }),
  },
  readWishedSlot: {
    for: everybody,
    run: (ctx, { slotId }) => readWishedSlot(ctx, { slotId, ageMonths: null }),
  },
}
