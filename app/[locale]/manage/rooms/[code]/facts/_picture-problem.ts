'use client'

import { useTranslations } from 'next-intl'
import { mostPictures } from '@/domain/rooms/picture-inputs'

const known = [
  'picture_missing',
  'picture_too_heavy',
  'picture_too_large',
  'picture_too_small',
  'not_a_picture',
  'picture_broken',
  'picture_took_too_long',
  'picture_needs_too_much',
  'alt_missing',
  'alt_long',
  'changed_meanwhile',
  'moved_meanwhile',
] as const

/** Why a picture or its words were refused, in words. */
export function usePictureProblem(): (reason: string) => string {
  const t = useTranslations('rooms')
  return (reason) => {
    const one = known.find((name) => name === reason)
    if (one) return t(`pictures.problem.${one}`)
    if (reason === 'too_many_pictures')
      return t(`pictures.problem.${reason}`, { most: mostPictures })
    return t('problem.wrong')
  }
}
