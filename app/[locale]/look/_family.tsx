import { useTranslations } from 'next-intl'
import { CancelReasons } from '@/app/_components/booking/cancel-reasons'
import { RoomCauseNotice } from '@/app/_components/booking/room-cause'
import { BookingState } from '@/app/_components/booking-state'
import { ChildrenList } from '@/app/_components/children-list'
import { FreePlacesForSlot } from '@/app/_components/free-places-for-slot'
import { RecoveryCodes } from '@/app/_components/recovery-codes'
import { RelationField } from '@/app/_components/relation-field'
import { RoomCard } from '@/app/_components/room-card'
import { Secondary } from '@/app/_components/secondary'
import { SignUpSteps } from '@/app/_components/sign-up-steps'
import { SlotReason } from '@/app/_components/slot-reason'
import { ClientTexts } from '@/i18n/client-texts'
import { Section } from '@/ui/page-header'
import { ages, rooms, slotStates } from './_examples'
import { CodeEntered, Trouble } from './_trouble'

const states = [
  'held',
  'offered',
  'confirmed',
  'attended',
  'missed',
  'cancelled',
  'expired',
] as const

/** What families meet on more than one page. */
export function Family() {
  const t = useTranslations('look.family')
  const fields = useTranslations('look.fields')
  return (
    <Section id="family" title={t('title')}>
      <p className="max-w-text text-soft">{t('text')}</p>
      <ul className="stack gap-3 md:grid-cols-2">
        {rooms.map((found) => (
          <RoomCard
            key={found.room.id}
            found={found}
            day="2025-11-26"
            ageMonths={null}
            ages={ages}
          />
        ))}
      </ul>
      <ul className="flex flex-wrap gap-x-8 gap-y-2">
        {slotStates.map((state) => (
          <li key={JSON.stringify(state)}>
            <FreePlacesForSlot state={state} />
            <SlotReason
              slot={{ ageFromMonths: ages.fromMonths, ageToMonths: ages.toMonths }}
              state={state}
              why={state.kind === 'full' ? { kind: 'booked' } : null}
            />
          </li>
        ))}
      </ul>
      <ul className="flex flex-wrap gap-2">
        {states.map((status) => (
          <li key={status}>
            <BookingState status={status} moved={false} />
          </li>
        ))}
      </ul>
      <SignUpSteps at="profile" />
      <SignUpSteps at="child" />
      <div className="stack items-start gap-6 md:grid-cols-2 md:gap-x-10">
        <ChildrenList
          list={[
            child('a', fields('childA'), null),
            child('b', t('longName'), fields('notesValue')),
          ]}
        />
        <RecoveryCodes title="codesRenewed" codes={['4821-7730', '9034-1156', '6620-8841']} />
        <ClientTexts areas={['account', 'children', 'faults']}>
          <RelationField
            id="look-relation"
            label={t('relation')}
            chosen="grandparent"
            error={t('relationError')}
          />
          <Trouble />
          <CodeEntered />
        </ClientTexts>
        <RoomCauseNotice cause="slot_closed" reason={t('closedReason')} />
        <ClientTexts areas={['booking']}>
          <CancelReasons byRoom chosen={[]} error={undefined} />
        </ClientTexts>
      </div>
      <Secondary summary={t('secondary')}>
        <p className="max-w-text">{t('secondaryText')}</p>
      </Secondary>
    </Section>
  )
}

function child(id: string, name: string, allergies: string | null) {
  return {
    id,
    name,
    birthDate: '2023-10-09',
    ageMonths: 25,
    relation: 'grandparent',
    allergies,
    notes: null,
    hasIdentity: false,
  } as const
}
