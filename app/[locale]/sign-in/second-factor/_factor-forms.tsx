'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { FormTrouble } from '@/app/_components/form-trouble'
import { RecoveryCodes } from '@/app/_components/recovery-codes'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { ButtonLink } from '@/ui/button'
import { TextField } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'
import { beginFactorAction, confirmFactorAction, giveFactorAction } from './actions'

export type FactorView = 'verify' | 'begin' | 'confirm' | 'done'

/** What a form carries: where to go afterwards, whose it is, and the sealed secret it confirms. */
type Carried = { next: string | null; account: string; step: string }

/**
 * The forms of the second factor. It stays while the page around it changes, because the answer to
 * a confirmation holds the recovery codes, which nothing can show again.
 */
export function FactorForms({
  view,
  form,
  onward,
  children,
}: {
  view: FactorView
  form: Carried
  /** Where to go when done. */
  onward: string
  /** What is to be scanned, above the form that confirms it. */
  children?: ReactNode
}) {
  const t = useTranslations('account.factor')
  const [state, confirm] = useStateAction(confirmFactorAction)
  const codes = state.data?.recoveryCodes
  if (codes) {
    return (
      <div className="grid gap-5">
        <RecoveryCodes title="codesDone" codes={codes} />
        <ButtonLink wide href={onward}>
          {t('go')}
        </ButtonLink>
      </div>
    )
  }
  if (view === 'verify') return <GiveForm form={form} />
  if (view === 'begin') return <BeginForm next={form.next} text={t('begin')} />
  if (view === 'done') {
    return (
      <ButtonLink wide href={onward}>
        {t('verify')}
      </ButtonLink>
    )
  }
  return (
    <div className="grid gap-5">
      {children}
      <form action={confirm} noValidate className="grid gap-5">
        <CodeField
          state={state}
          form={form}
          label={t('confirmCode')}
          wrong={state.data?.reason === 'code_wrong' ? 'app_code_wrong' : state.data?.reason}
        />
        <SubmitButton wide pendingText={t('confirming')}>
          {t('confirm')}
        </SubmitButton>
      </form>
      <BeginForm next={form.next} text={t('anew')} quiet />
    </div>
  )
}

function GiveForm({ form }: { form: Carried }) {
  const t = useTranslations('account.factor')
  const [state, give] = useStateAction(giveFactorAction)
  const reason = state.data?.reason
  return (
    <form action={give} noValidate className="grid gap-5">
      <CodeField
        state={state}
        form={form}
        label={t('verifyCode')}
        hint={t('verifyHint')}
        wrong={reason === 'code_wrong' ? 'factor_wrong' : reason}
        seconds={state.data?.seconds}
      />
      <SubmitButton wide pendingText={t('verifying')}>
        {t('verify')}
      </SubmitButton>
    </form>
  )
}

function BeginForm({ next, text, quiet }: { next: string | null; text: string; quiet?: boolean }) {
  const t = useTranslations('account.factor')
  const [state, begin] = useStateAction(beginFactorAction)
  return (
    <form action={begin} className="grid gap-3">
      <FormTrouble state={state} />
      <input type="hidden" name="next" value={next ?? ''} />
      <SubmitButton wide kind={quiet ? 'plain' : 'primary'} pendingText={t('beginning')}>
        {text}
      </SubmitButton>
    </form>
  )
}

type Wrong =
  | 'app_code_wrong'
  | 'factor_wrong'
  | 'code_used'
  | 'second_factor_missing'
  | 'not_enrolled'
  | 'other_account'
  | 'factor_paused'

function CodeField({
  state,
  form,
  wrong,
  seconds = 0,
  label,
  hint,
}: {
  state: Parameters<typeof FormTrouble>[0]['state']
  form: Carried
  wrong: Wrong | null | undefined
  /** For how long it is refused. */
  seconds?: number | undefined
  label: string
  hint?: string
}) {
  const t = useTranslations('account.errors')
  const text = (reason: string) =>
    t(reason === 'code_missing' ? 'app_code_missing' : 'app_code_malformed')
  const mistyped = state.validationErrors?.fields.code
  const refused = wrong ? t(wrong, { seconds }) : null
  return (
    <>
      <FormTrouble
        state={state}
        text={text}
        refusal={refused ? { field: 'code', text: refused } : null}
      />
      <input type="hidden" name="next" value={form.next ?? ''} />
      <input type="hidden" name="account" value={form.account} />
      <input type="hidden" name="step" value={form.step} />
      <TextField
        name="code"
        inputMode={hint ? 'text' : 'numeric'}
        autoComplete="one-time-code"
        autoCapitalize="none"
        maxLength={300}
        required
        className="max-w-72 text-lead tabular-nums tracking-[0.2em]"
        label={label}
        hint={hint}
        error={refused ?? (mistyped && text(mistyped))}
      />
    </>
  )
}
