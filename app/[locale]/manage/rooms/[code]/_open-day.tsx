'use client'

import { useTranslations } from 'next-intl'
import { FormTrouble } from '@/app/_components/form-trouble'
import { StatedReasonFields, useReasonText } from '@/app/_components/manage/stated-reason'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { typedBefore } from '@/lib/form-state'
import { Disclosure } from '@/ui/disclosure'
import { Notice } from '@/ui/notice'
import { SubmitButton } from '@/ui/submit-button'
import { openDayAction } from './_open-day-action'

/** Says that names are withheld from an office above the room, and opens them with a reason. */
export function OpenDay({
  code,
  roomId,
  day,
  slotId = '',
}: {
  code: string
  roomId: string
  day: string
  slotId?: string
}) {
  const t = useTranslations('desk')
  const [state, action] = useStateAction(openDayAction)
  const typed = typedBefore(state)
  return (
    <div className="grid max-w-text gap-2 print:hidden">
      <Notice title={t('day.title')}>{t('day.text')}</Notice>
      <Disclosure summary={t('day.open')} open={typed.sent}>
        <form action={action} noValidate className="grid gap-5">
          <FormTrouble state={state} text={useReasonText()} />
          <input type="hidden" name="code" value={code} />
          <input type="hidden" name="roomId" value={roomId} />
          <input type="hidden" name="day" value={day} />
          <input type="hidden" name="slotId" value={slotId} />
          <StatedReasonFields typed={typed} wrong={state.validationErrors?.fields ?? {}} />
          <div>
            <SubmitButton pendingText={t('families.opening')}>{t('day.submit')}</SubmitButton>
          </div>
        </form>
      </Disclosure>
    </div>
  )
}
