'use client'

import { useTranslations } from 'next-intl'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { visitsCache } from '@/lib/offline/visits-cache'
import { SubmitButton } from '@/ui/submit-button'
import {
  endSessionAction,
  signOutAction,
  signOutElsewhereAction,
  signOutEverywhereAction,
} from './actions'

/** What is kept for times without a network goes first, even if no worker is there to remove it. */
function forget(): void {
  if ('caches' in window) void caches.delete(visitsCache)
}

/** A browser as its line says it; `own` is the one that shows the page. */
export type SessionLine = { id: string; device: string; seen: string; own: boolean }

/** Where somebody is signed in, each with the button that ends it; and signing out here, elsewhere or everywhere. */
export function SessionForms({ lines }: { lines: SessionLine[] }) {
  const t = useTranslations('profile.sessions')
  const [state, here] = useStateAction(signOutAction)
  const [othersState, elsewhere] = useStateAction(signOutElsewhereAction)
  const [allState, everywhere] = useStateAction(signOutEverywhereAction)
  return (
    <div className="grid gap-5">
      <ul className="grid gap-3">
        {lines.map((line) => (
          <li key={line.id} className="flex flex-wrap items-center justify-between gap-3">
            <span>
              {line.device}
              <span className="block text-small text-soft">{line.seen}</span>
            </span>
            {line.own ? null : <EndForm line={line} />}
          </li>
        ))}
      </ul>
      <div className="grid gap-3 sm:grid-cols-2">
        <form action={here} onSubmit={forget} className="grid gap-3">
          <FormTrouble state={state} />
          <SubmitButton kind="quiet" wide pendingText={t('ending')}>
            {t('out')}
          </SubmitButton>
        </form>
        {lines.length > 1 ? (
          <form action={elsewhere} className="grid gap-3">
            <FormTrouble state={othersState} />
            <SubmitButton kind="plain" wide pendingText={t('ending')}>
              {t('others')}
            </SubmitButton>
          </form>
        ) : null}
        <form action={everywhere} onSubmit={forget} className="grid gap-3">
          <FormTrouble state={allState} />
          <SubmitButton kind="plain" wide pendingText={t('ending')}>
            {t('all')}
          </SubmitButton>
        </form>
      </div>
    </div>
  )
}

function EndForm({ line }: { line: SessionLine }) {
  const t = useTranslations('profile.sessions')
  const [state, end] = useStateAction(endSessionAction)
  return (
    <form action={end} className="grid gap-2">
      <FormTrouble state={state} />
      <input type="hidden" name="sessionId" value={line.id} />
      <SubmitButton kind="plain" pendingText={t('ending')}>
        {t('endOf', { device: line.device })}
      </SubmitButton>
    </form>
  )
}
