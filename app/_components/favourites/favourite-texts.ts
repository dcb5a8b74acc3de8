import { getTranslations } from 'next-intl/server'
import { mostFavourites } from '@/domain/favourites/rules'
import type { FavouriteTexts } from './favourite-form'

/** All a heart can say, in the language of the request. */
export async function favouriteTexts(marked: boolean): Promise<FavouriteTexts> {
  const [t, faults] = await Promise.all([getTranslations('favourites'), getTranslations('faults')])
  return {
    label: t(marked ? 'unmark' : 'mark'),
    pending: t('pending'),
    trouble: {
      busy: faults('busy'),
      too_many: faults('too_many'),
      failed: faults('failed'),
      offline: faults('offline'),
      refused: faults('refused'),
      too_large: faults('too_large'),
      renewed: faults('renewed'),
      confirm_needed: faults('confirm_needed'),
      elsewhere: faults('elsewhere'),
      too_many_marked: t('tooMany', { most: mostFavourites }),
    },
  }
}
