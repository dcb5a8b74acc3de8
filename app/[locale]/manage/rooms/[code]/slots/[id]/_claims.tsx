import { useLocale, useTranslations } from 'next-intl'
import type { SlotClaim } from '@/domain/slots/claims-queries'
import { formats } from '@/lib/format'
import { Disclosure } from '@/ui/disclosure'
import { Section } from '@/ui/page-header'
import { StateLabel } from '@/ui/state-label'
import { Table } from '@/ui/table'

/** Every claim there was in a slot: when, by whom, and with which exception; ended ones without names. */
export function Claims({ claims }: { claims: SlotClaim[] }) {
  const t = useTranslations('timetables.claims')
  const live = claims.filter((one) => one.live)
  const ended = claims.filter((one) => !one.live)
  return (
    <Section id="claims" title={t('title')}>
      {claims.length === 0 ? <p className="text-soft">{t('none')}</p> : null}
      {live.length > 0 ? <ClaimTable claims={live} caption={t('caption')} first="child" /> : null}
      {ended.length > 0 ? (
        <Disclosure summary={t('ended', { count: ended.length })}>
          <ClaimTable claims={ended} caption={t('endedCaption')} first="number" />
        </Disclosure>
      ) : null}
    </Section>
  )
}

function ClaimTable({
  claims,
  caption,
  first,
}: {
  claims: SlotClaim[]
  caption: string
  first: 'child' | 'number'
}) {
  const t = useTranslations('timetables.claims')
  const status = useTranslations('booking.status')
  const format = formats(useLocale())
  const columns = [
    { key: 'who', label: t(first) },
    { key: 'status', label: t('status') },
    { key: 'claimedAt', label: t('claimedAt') },
    { key: 'source', label: t('source') },
    { key: 'override', label: t('override') },
  ]
  const rows = claims.map((claim, n) => ({
    key: claim.bookingId,
    cells: {
      who: claim.childName ?? (claim.live ? t('heldRow') : t('endedRow', { number: n + 1 })),
      status: status(claim.status),
      claimedAt: <span className="tabular-nums">{format.moment(claim.claimedAt)}</span>,
      source: t(claim.source),
      override: claim.overrideReason ? (
        <span className="wrap-anywhere">
          <StateLabel tone="apricot" mark="alert">
            {t('override')}
          </StateLabel>{' '}
          {claim.overrideReason}
        </span>
      ) : (
        <span className="text-soft">{t('noOverride')}</span>
      ),
    },
  }))
  return <Table caption={caption} captionHidden={first === 'child'} columns={columns} rows={rows} />
}
