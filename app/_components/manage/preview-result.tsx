'use client'

import { useLocale, useTranslations } from 'next-intl'
import { terms } from '@/domain/capacity/types'
import type { PreviewSummary } from '@/domain/previewing/summary-of'
import { formats } from '@/lib/format'
import { paths } from '@/lib/paths'
import { Disclosure } from '@/ui/disclosure'
import { Notice } from '@/ui/notice'
import { TextLink } from '@/ui/text-link'

const shortTerms = [...terms, 'slot_cap', 'slot_closed'] as const

/** `from` is the day the change holds from; null if it has no single one. */
export type Preview = PreviewSummary & { from: string | null; rooms: number; measured: number }

/** What a change would do, in sentences and lists. Needs the area `policies`. */
export function PreviewResult({ preview }: { preview: Preview }) {
  const t = useTranslations('policies.preview')
  const format = formats(useLocale())
  const { from, rooms, measured } = preview
  return (
    <Notice
      tone={preview.shortfalls > 0 ? 'warning' : 'info'}
      announce
      title={from ? t('title', { day: format.dayWithYear(from) }) : t('titleCalendar')}
    >
      {measured < rooms ? <p>{t('part', { rooms, measured })}</p> : null}
      <ul className="list-disc pl-5">
        {useSentences(preview).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <ShortList preview={preview} />
      <LosingList preview={preview} />
    </Notice>
  )
}

function useSentences(preview: Preview): string[] {
  const t = useTranslations('policies.preview')
  const { slotsLosing, slotsRemoved, slotsGaining, slotsAdded, otherTerms } = preview
  if (preview.roomsTouched === 0 && preview.shortfalls === 0) return [t('nothing')]
  const losing = { rooms: preview.roomsLosing, slots: slotsLosing }
  return [
    slotsLosing > 0 ? t('losing', losing) : '',
    slotsRemoved > 0 ? t('removed', { count: slotsRemoved }) : '',
    slotsGaining > 0 ? t('gaining', { count: slotsGaining }) : '',
    slotsAdded > 0 ? t('added', { count: slotsAdded }) : '',
    ...otherTerms.map(({ term, slots }) => t(`terms.${term}`, { count: slots })),
    preview.slotsShort > 0 ? t('short', { slots: preview.slotsShort }) : t('noShort'),
    preview.eased > 0 ? t('eased', { count: preview.eased }) : '',
    preview.bookingsKept > 0 ? t('kept', { count: preview.bookingsKept }) : '',
  ].filter(Boolean)
}

/** What would fall short, soonest first, each with the way to its place. */
function ShortList({ preview: { shortList, shortfalls: total } }: { preview: Preview }) {
  const t = useTranslations('policies')
  const format = formats(useLocale())
  const zh = useLocale() === 'zh'
  if (total === 0) return null
  return (
    <Disclosure summary={t('preview.shortList', { total })} open>
      <ul className="grid gap-1">
        {shortList.map(({ room, slotId, day, term, fromAt, toAt, shortBy }) => {
          const known = shortTerms.find((one) => one === term) ?? 'slot_cap'
          const place = slotId
            ? paths.manageSlot(room.code, slotId)
            : paths.manageRoom(room.code, { day })
          return (
            <li key={`${room.id} ${slotId} ${day} ${term}`}>
              <TextLink href={place}>
                {t('preview.line', {
                  room: zh ? room.nameZh : (room.nameEn ?? room.nameZh),
                  when: format.daySpan(fromAt, toAt),
                  what: t(`term.${known}`, { count: shortBy }),
                })}
              </TextLink>
            </li>
          )
        })}
      </ul>
      <Rest shown={shortList.length} total={total} />
    </Disclosure>
  )
}

/** The slots that lose places or go, soonest first. */
function LosingList({ preview }: { preview: Preview }) {
  const t = useTranslations('policies.preview')
  const format = formats(useLocale())
  const zh = useLocale() === 'zh'
  const total = preview.slotsLosing + preview.slotsRemoved
  if (total === 0) return null
  return (
    <Disclosure summary={t('losingList', { total })}>
      <ul className="grid gap-1">
        {preview.losingList.map(({ slotId, room, startsAt, endsAt, from, to }) => {
          const line = {
            room: zh ? room.nameZh : (room.nameEn ?? room.nameZh),
            when: format.daySpan(startsAt, endsAt),
          }
          return (
            <li key={slotId}>
              {to === null ? t('slotGone', line) : t('slotLine', { ...line, from: from ?? 0, to })}
            </li>
          )
        })}
      </ul>
      <Rest shown={preview.losingList.length} total={total} />
    </Disclosure>
  )
}

function Rest({ shown, total }: { shown: number; total: number }) {
  const t = useTranslations('policies.preview')
  return shown < total ? <p className="text-soft">{t('shown', { shown, total })}</p> : null
}
