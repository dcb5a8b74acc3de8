'use client'

import { useTranslations } from 'next-intl'
import { TextAreaField } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'
import { EffectNotice } from './effect-notice'
import type { RoomAnswer } from './room-form-state'
import { useRoomProblem } from './room-problem'

/** The end of a room's form: what it would do, why, and the buttons that save or only ask. */
export function RoomFormEnd({
  answer,
  reasonTyped,
  reasonWrong,
  isNew,
}: {
  answer: RoomAnswer | undefined
  reasonTyped: string
  reasonWrong: string | undefined
  isNew: boolean
}) {
  const t = useTranslations('rooms')
  const problem = useRoomProblem()
  const { reason, effect } = answer ?? {}
  const why = reason === 'reason_missing' ? reason : reasonWrong
  return (
    <>
      {effect ? (
        <div className="grid max-w-text gap-4">
          <EffectNotice
            view={effect}
            checked={reason === 'checked'}
            error={reason === 'agree_missing' ? problem(reason) : undefined}
          />
          {effect.short ? (
            <TextAreaField
              name="reason"
              rows={2}
              maxLength={200}
              label={t('save.reason')}
              hint={t('save.reasonHint')}
              defaultValue={reasonTyped}
              error={why && problem(why)}
            />
          ) : null}
        </div>
      ) : null}
      <div className="flex flex-wrap gap-3">
        <SubmitButton name="deed" value="save" pendingText={t('save.pending')}>
          {isNew ? t('save.create') : effect?.short ? t('save.anyway') : t('save.submit')}
        </SubmitButton>
        {isNew ? null : (
          <SubmitButton kind="quiet" name="deed" value="check" pendingText={t('effect.checking')}>
            {t('effect.check')}
          </SubmitButton>
        )}
      </div>
    </>
  )
}
