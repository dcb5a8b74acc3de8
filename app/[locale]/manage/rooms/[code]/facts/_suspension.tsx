'use client'

import { useLocale, useTranslations } from 'next-intl'
import { FormTrouble } from '@/app/_components/form-trouble'
import { EffectNotice } from '@/app/_components/rooms/effect-notice'
import { useRoomProblem } from '@/app/_components/rooms/room-problem'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { seenBefore, typedBefore } from '@/lib/form-state'
import { formats } from '@/lib/format'
import { Disclosure } from '@/ui/disclosure'
import { TextField } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'
import { openAction, suspendAction } from './actions'

type Shown = {
  code: string
  roomId: string
  seen: string
  today: string
  status: 'draft' | 'open' | 'suspended'
  suspendedFrom: string | null
  reason: string | null
}

/** Whether the room is open, and the forms that change it. */
export function Suspension(room: Shown) {
  const t = useTranslations('rooms.suspension')
  const format = formats(useLocale())
  const { status, suspendedFrom, reason } = room
  const day = suspendedFrom ? format.dayWithYear(suspendedFrom) : null
  const state =
    status === 'open'
      ? day
        ? t('planned', { day })
        : t('open')
      : status === 'suspended' && day
        ? t('since', { day })
        : t(status)
  return (
    <div className="grid max-w-text gap-3">
      <p className="font-[650]">{state}</p>
      {reason ? <p className="wrap-anywhere">{t('reasonLine', { reason })}</p> : null}
      {status === 'open' ? (
        <>
          {day ? <OpenForm room={room} wish="cancel_suspension" /> : null}
          <SuspendForm {...room} />
        </>
      ) : (
        <OpenForm room={room} wish="open" />
      )}
    </div>
  )
}

function SuspendForm(room: Shown) {
  const t = useTranslations('rooms')
  const problem = useRoomProblem()
  const [state, action] = useStateAction(suspendAction)
  const typed = typedBefore(state)
  const { reason, effect, field } = state.data ?? {}
  const wrong = state.validationErrors?.fields ?? {}
  const refusal =
    reason === 'agree_missing'
      ? { field: 'confirmed', text: problem(reason) }
      : reason && !effect
        ? { field, text: problem(reason) }
        : null
  return (
    <Disclosure
      summary={room.suspendedFrom ? t('suspension.change') : t('suspension.suspend')}
      open={typed.sent}
    >
      <form action={action} noValidate className="grid gap-5">
        <FormTrouble state={state} text={(one) => problem(one)} refusal={refusal} />
        <Hidden {...room} seen={seenBefore(state, room.seen)} />
        <TextField
          name="from"
          type="date"
          min={room.today}
          label={t('suspension.from')}
          hint={t('suspension.fromHint')}
          defaultValue={typed.text('from', room.suspendedFrom ?? '')}
          error={
            wrong.from
              ? problem(wrong.from)
              : field === 'from' && reason
                ? problem(reason)
                : undefined
          }
        />
        <TextField
          name="suspendReason"
          maxLength={200}
          label={t('suspension.reason')}
          hint={t('suspension.reasonHint')}
          defaultValue={typed.text('suspendReason', room.reason ?? '')}
          error={wrong.suspendReason && problem(wrong.suspendReason)}
        />
        {effect ? (
          <EffectNotice
            view={effect}
            checked={reason === 'checked'}
            error={reason === 'agree_missing' ? problem(reason) : undefined}
          />
        ) : null}
        <div className="flex flex-wrap gap-3">
          <SubmitButton
            kind="danger"
            name="deed"
            value="save"
            pendingText={t('suspension.pending')}
          >
            {effect?.short ? t('suspension.anyway') : t('suspension.submit')}
          </SubmitButton>
          <SubmitButton kind="quiet" name="deed" value="check" pendingText={t('effect.checking')}>
            {t('effect.check')}
          </SubmitButton>
        </div>
      </form>
    </Disclosure>
  )
}

function OpenForm({ room, wish }: { room: Shown; wish: 'open' | 'cancel_suspension' }) {
  const t = useTranslations('rooms')
  const problem = useRoomProblem()
  const [state, action] = useStateAction(openAction)
  const { reason, effect } = state.data ?? {}
  const cancels = wish === 'cancel_suspension'
  const label = cancels ? 'cancel' : room.status === 'draft' ? 'openNow' : 'reopen'
  return (
    <form action={action} className="grid gap-3">
      <FormTrouble
        state={state}
        refusal={
          reason === 'agree_missing'
            ? { field: 'confirmed', text: problem(reason) }
            : reason && !effect
              ? { text: problem(reason) }
              : null
        }
      />
      <Hidden {...room} seen={seenBefore(state, room.seen)} />
      <input type="hidden" name="wish" value={wish} />
      <p className="text-small text-soft">
        {t(cancels ? 'suspension.cancelMeans' : 'suspension.openMeans')}
      </p>
      {effect ? (
        <EffectNotice
          view={effect}
          checked={false}
          error={reason === 'agree_missing' ? problem(reason) : undefined}
        />
      ) : null}
      <div>
        <SubmitButton
          kind="quiet"
          name="deed"
          value="save"
          pendingText={t(cancels ? 'suspension.cancelPending' : 'suspension.opening')}
        >
          {t(`suspension.${label}`)}
        </SubmitButton>
      </div>
    </form>
  )
}

function Hidden({ code, roomId, seen }: Shown) {
  return (
    <>
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="roomId" value={roomId} />
      <input type="hidden" name="seen" value={seen} />
    </>
  )
}
