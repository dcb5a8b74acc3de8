'use client'

import { useTranslations } from 'next-intl'
import { mostPictures } from '@/domain/rooms/picture-inputs'
import { pictureProblems } from '@/lib/picture-name'

const known = [
  ...pictureProblems,
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
