'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { secondsUntil } from '@/app/_components/booking/hold-time'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { Notice } from '@/ui/notice'
import { SubmitButton } from '@/ui/submit-button'
import { sendAgainAction } from '../actions'

/** From when another code may be asked for, and what the server's clock said then, in milliseconds. */
export type Wait = { againFrom: number; serverNow: number }

/**
 * Asks for another code of a sign-in (`step`, sealed). Until it may be sent it counts down in place of the button, by the server's
 * clock; without scripts it says how long, and a press too early is told how much of that is left.
 */
export function SendAgainForm({ step, wait }: { step: string; wait: Wait }) {
  const t = useTranslations('account')
  const [state, action] = useStateAction(sendAgainAction)
  // An answer from before the last code was sent is no news any more.
  const refused = state.data
  const news = refused?.reason === 'code_just_sent' && refused.againFrom >= wait.againFrom
  const early = news ? refused : null
  const other = refused && refused.reason !== 'code_just_sent' ? refused.reason : null
  const first = Math.ceil((wait.againFrom - wait.serverNow) / 1000)
  const left = useSecondsLeft(early ?? wait)
  return (
    <form action={action} className="grid gap-2">
      <FormTrouble state={state} refusal={other ? { text: t(`errors.${other}`) } : null} />
      <input type="hidden" name="step" value={step} />
      {early && left !== 0 ? (
        <Notice announce>{t('errors.code_just_sent', { seconds: left ?? early.seconds })}</Notice>
      ) : null}
      {left ? (
        <p className="text-soft tabular-nums">
          {t('code.againNot')} <span role="timer">{t('code.againIn', { seconds: left })}</span>
        </p>
      ) : (
        <>
          <p className="text-small text-soft">
            {left === null && first > 0
              ? t('code.againHint', { minutes: Math.ceil(first / 60) })
              : t('code.againNot')}
          </p>
          <SubmitButton kind="quiet" pendingText={t('signIn.sending')}>
            {t('code.again')}
          </SubmitButton>
        </>
      )}
      <p role="status" className="sr-only">
        {left === 0 && first > 0 ? t('code.againNow') : null}
      </p>
    </form>
  )
}

/** The seconds left, counted down by scripts; null before they run. */
function useSecondsLeft({ againFrom, serverNow }: Wait): number | null {
  const [left, setLeft] = useState<number | null>(null)
  useEffect(() => {
    const seconds = secondsUntil(againFrom, serverNow, () => performance.now())
    const tick = () => {
      const now = seconds()
      setLeft(now)
      if (now === 0) clearInterval(ticking)
    }
    const ticking = setInterval(tick, 250)
    tick()
    return () => clearInterval(ticking)
  }, [againFrom, serverNow])
  return left
}
