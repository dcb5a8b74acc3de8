'use client'

import { useTranslations } from 'next-intl'
import { FormTrouble } from '@/app/_components/form-trouble'
import { RelationField } from '@/app/_components/relation-field'
import { useReason } from '@/app/_components/use-reason'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { typedBefore } from '@/lib/form-state'
import { Card } from '@/ui/card'
import { SubmitButton } from '@/ui/submit-button'
import { answerInvitationAction } from './actions'

/** Somebody asks the reader to be guardian of a child too: yes, with their relation to it, or no. */
export function InvitationCard({
  id,
  childName,
  inviterName,
}: {
  id: string
  childName: string
  inviterName: string | null
}) {
  const t = useTranslations('children')
  const reason = useReason('children')
  const [state, action] = useStateAction(answerInvitationAction)
  const typed = typedBefore(state)
  const refused = state.data?.reason
  const field = `relation-${id}`
  const wrong = refused === 'relation_missing' ? refused : state.validationErrors?.fields.relation
  return (
    <Card as="section" tone="apricot" className="grid gap-4">
      <h2 className="text-heading">{t('invitations.title')}</h2>
      <p>
        {t('invitations.text', {
          inviter: inviterName ?? t('invitations.unnamed'),
          child: childName,
        })}
      </p>
      <form action={action} noValidate className="grid gap-4">
        <FormTrouble
          state={state}
          text={reason}
          refusal={
            refused
              ? {
                  field: refused === 'relation_missing' ? field : undefined,
                  text: t(`errors.${refused}`),
                }
              : null
          }
        />
        <input type="hidden" name="invitationId" value={id} />
        <RelationField
          id={field}
          label={t('invitations.relation')}
          chosen={typed.text('relation')}
          error={wrong && reason(wrong)}
        />
        <div className="flex flex-wrap gap-3">
          <SubmitButton name="answer" value="accept" pendingText={t('invitations.answering')}>
            {t('invitations.accept')}
          </SubmitButton>
          <SubmitButton
            kind="plain"
            name="answer"
            value="decline"
            pendingText={t('invitations.answering')}
          >
            {t('invitations.decline')}
          </SubmitButton>
        </div>
      </form>
    </Card>
  )
}
