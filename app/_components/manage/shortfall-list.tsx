import { useLocale, useTranslations } from 'next-intl'
import type { Shortfall } from '@/domain/shortfalls/list-shortfalls'
import { formats } from '@/lib/format'
import { paths } from '@/lib/paths'
import { Disclosure } from '@/ui/disclosure'
import { Notice } from '@/ui/notice'
import { TextLink } from '@/ui/text-link'
import { shortfallText } from './shortfall-text'

const firstShown = 2

/** What falls short in a room, soonest first: what, when, by how much, and what to do. */
export function ShortfallNotice({
  code,
  shortfalls,
  here,
}: {
  code: string
  shortfalls: Shortfall[]
  /** The page it stands on: no line leads there. */
  here?: string
}) {
  const t = useTranslations('manage.shortfall')
  if (shortfalls.length === 0) return null
  const rest = shortfalls.slice(firstShown)
  return (
    <Notice tone="warning" title={t('title', { count: shortfalls.length })}>
      <ShortfallLines shortfalls={shortfalls.slice(0, firstShown)} code={code} here={here} />
      {rest.length > 0 ? (
        <Disclosure summary={t('more', { count: rest.length })}>
          <ShortfallLines shortfalls={rest} code={code} here={here} />
        </Disclosure>
      ) : null}
      <p className="mt-1 text-small">{t('lead')}</p>
    </Notice>
  )
}

/** Each shortfall with the page on which it can be settled. */
function ShortfallLines({
  shortfalls,
  code,
  here,
}: {
  shortfalls: Shortfall[]
  code: string
  here: string | undefined
}) {
  const t = useTranslations('manage.shortfall')
  const ways = useTranslations('roster.shortfalls')
  const format = formats(useLocale())
  return (
    <ul className="grid gap-1">
      {shortfalls.map((one) => {
        const { when, what } = shortfallText(t, format, one)
        return (
          <li key={one.id}>
            <strong className="font-[650] tabular-nums">{when}</strong> {what}{' '}
            {placeOf(code, one) === here ? null : (
              <TextLink href={placeOf(code, one)}>{t(deedOf(one))}</TextLink>
            )}{' '}
            <TextLink href={paths.manageShortfall(one.id)}>{ways('ways')}</TextLink>
          </li>
        )
      })}
    </ul>
  )
}

function isOfStaff({ term }: Shortfall): boolean {
  return term === 'ratio' || term === 'min_caregivers'
}

function deedOf(one: Shortfall) {
  if (isOfStaff(one)) return 'doRoster'
  return one.slotId ? 'doSlot' : 'doDay'
}

function placeOf(code: string, one: Shortfall): string {
  if (isOfStaff(one)) return paths.manageRoster(code, one.day)
  return one.slotId ? paths.manageSlot(code, one.slotId) : paths.manageRoom(code, { day: one.day })
}
