'use client'

import { useTranslations } from 'next-intl'
import { EnteredCode, useCodeRefusal } from '@/app/_components/entered-code'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { enterCodeAction } from '../actions'

/** Asks for the six digits of a sign-in (`step`, sealed). What was entered is never sent back. */
export function CodeForm({ step }: { step: string }) {
  const t = useTranslations('account.code')
  const refusal = useCodeRefusal()
  const [state, action] = useStateAction(enterCodeAction)
  return (
    <form action={action} noValidate className="grid gap-5">
      <EnteredCode
        state={state}
        refused={state.data ? refusal(state.data) : null}
        hidden={{ step }}
        button={{ text: t('enter'), pending: t('entering') }}
      />
    </form>
  )
}
