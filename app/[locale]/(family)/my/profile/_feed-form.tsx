'use client'

import { useTranslations } from 'next-intl'
import { FormTrouble } from '@/app/_components/form-trouble'
import { LinkField } from '@/app/_components/link-field'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { buttonClass } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { SubmitButton } from '@/ui/submit-button'
import { feedAction } from './feed-actions'

/** Opens, renews and ends the calendar address. `since` is the day it was opened, null if it is off. */
export function FeedForm({ since }: { since: string | null }) {
  const t = useTranslations('feed')
  const [state, send] = useStateAction(feedAction)
  const done = state.data
  const on = done ? done.address !== null : since !== null
  return (
    <div className="grid gap-5">
      {done?.address ? <NewAddress address={done.address} /> : null}
      {done && !on ? (
        <Notice tone="success" announce>
          {t('revoked')}
        </Notice>
      ) : null}
      {!done && since ? <p>{t('since', { day: since })}</p> : null}
      <form action={send} className="grid gap-3">
        <FormTrouble state={state} />
        <div className="flex flex-wrap gap-3">
          <SubmitButton
            kind="quiet"
            name="wish"
            value="open"
            pendingText={on ? t('renewing') : t('opening')}
          >
            {on ? t('renew') : t('open')}
          </SubmitButton>
          {on ? (
            <SubmitButton kind="danger" name="wish" value="revoke" pendingText={t('revoking')}>
              {t('revoke')}
            </SubmitButton>
          ) : null}
        </div>
      </form>
    </div>
  )
}

function NewAddress({ address }: { address: string }) {
  const t = useTranslations('feed')
  return (
    <div className="grid gap-4">
      <Notice tone="success" announce title={t('made')}>
        {t('madeText')}
      </Notice>
      <LinkField
        link={address}
        texts={{ label: t('address'), copy: t('copy'), copied: t('copied') }}
      />
      <p>
        <a href={address.replace(/^https?:/, 'webcal:')} className={buttonClass('quiet')}>
          {t('subscribe')}
        </a>
      </p>
      <ul className="grid gap-1">
        <li>{t('iphone')}</li>
        <li>{t('android')}</li>
      </ul>
    </div>
  )
}
