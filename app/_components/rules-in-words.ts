import type { useTranslations } from 'next-intl'
import type { Policy } from '@/domain/policies/types'
import type { Formats } from '@/lib/format'

type Texts = ReturnType<typeof useTranslations<'room.rules'>>

/** What the rules of a room need to know of it. Area in dm², price in fen an hour, null is not published. */
export type RuledRoom = {
  licensedPlaces: number
  playAreaDm2: number | null
  priceFenPerHour: number | null
  exampleSlots: boolean
}

/**
 * The settings in force as sentences, in the order a parent asks. What a setting switches off is
 * not mentioned.
 */
export function rulesInWords(
  room: RuledRoom,
  policy: Policy,
  t: Texts,
  format: Formats,
): { key: string; title: string; rules: string[] }[] {
  return [
    {
      key: 'who',
      title: t('who'),
      rules: [
        t('ages', { ages: format.ages(policy.ageFromMonths, policy.ageToMonths) }),
        t(policy.identityRequired ? 'identityRequired' : 'identityOptional'),
      ],
    },
    { key: 'care', title: t('care'), rules: careRules(room, policy, t, format) },
    { key: 'cost', title: t('cost'), rules: costRules(policy, room.priceFenPerHour, t, format) },
    { key: 'booking', title: t('booking'), rules: bookingRules(policy, t, format) },
    { key: 'cancel', title: t('cancel'), rules: cancelRules(policy, t) },
    {
      key: 'door',
      title: t('door'),
      rules: [t('feverTenths', { temperature: format.temperature(policy.feverTenths) })],
    },
  ]
}

function careRules(room: RuledRoom, policy: Policy, t: Texts, format: Formats): string[] {
  const ratio =
    policy.mixedPolicy === 'fixed_ratio'
      ? [t('fixedRatio', { children: policy.fixedRatio })]
      : [
          ...policy.ageBands.map((band) =>
            t('bandRatio', {
              ages: format.ages(band.from_months, band.to_months),
              children: band.children_per_caregiver,
            }),
          ),
          t(policy.mixedPolicy === 'youngest' ? 'youngest' : 'sumOfFractions'),
        ]
  return [
    ...ratio,
    t('minCaregivers', { count: policy.minCaregivers }),
    t('largestGroup', { count: mostChildren(room, policy) }),
  ]
}

/** The most children one slot takes; a room whose places are only examples adds no limit of its own. */
function mostChildren(room: RuledRoom, policy: Policy): number {
  const set = Math.min(policy.largestGroup, policy.slotCap)
  if (room.exampleSlots) return set
  const byArea = room.playAreaDm2 === null ? set : room.playAreaDm2 / policy.areaPerChildDm2
  return Math.min(set, room.licensedPlaces, Math.floor(byArea))
}

function costRules(policy: Policy, price: number | null, t: Texts, format: Formats): string[] {
  const { allowanceAmount: count, allowanceUnit, allowancePeriod: period } = policy
  const free =
    count === 0
      ? t('noFreeVisits')
      : allowanceUnit === 'visits'
        ? t('freeVisits', { count, period })
        : t('freeMinutes', { length: format.duration(count), period })
  return [
    free,
    price === null ? t('priceUnknown') : t('price', { price: format.pricePerHour(price) }),
    t('ceiling', { price: format.money(policy.priceCeilingFenPerHour) }),
  ]
}

function bookingRules(policy: Policy, t: Texts, format: Formats): string[] {
  const sameDay = t('sameDay', {
    from: policy.sameDayReserveFromPlaces,
    count: policy.sameDayReserve,
    length: format.duration(policy.sameDayClosesMinutes),
  })
  const residents = t('residents', {
    count: policy.residentsReserve,
    days: policy.residentsUntilDays,
  })
  return [
    t('release', { days: policy.releaseDaysAhead, time: policy.releaseTime }),
    t('closes', { days: policy.bookingClosesWorkingDays, time: policy.bookingClosesTime }),
    ...(policy.sameDayReserve > 0 ? [sameDay] : []),
    ...(policy.residentsReserve > 0 ? [residents] : []),
    t('caps', { open: policy.childOpenBookings, month: policy.childMonthBookings }),
  ]
}

function cancelRules(policy: Policy, t: Texts): string[] {
  const marks = {
    missed: policy.markMissed,
    cancelled: policy.markLateCancellation,
    collected: policy.markLateCollection,
  }
  const marked = Object.values(marks).some((points) => points > 0)
  return [
    t('cancelFree', { days: policy.cancelWorkingDays, time: policy.cancelTime }),
    ...(marked
      ? [
          t('marks', marks),
          t('suspension', {
            window: policy.marksWindowDays,
            limit: policy.marksLimit,
            days: policy.suspensionDays,
          }),
        ]
      : [t('noMarks')]),
  ]
}
