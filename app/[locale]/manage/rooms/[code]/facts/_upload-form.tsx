'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { typedBefore } from '@/lib/form-state'
import { Disclosure } from '@/ui/disclosure'
import { TextField } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'
import { usePictureProblem } from './_picture-problem'
import { addPictureAction } from './picture-actions'

/** Adds a picture with what it shows, in both languages. Refuses too heavy a file before sending it. */
export function UploadForm({ code, roomId }: { code: string; roomId: string }) {
  const t = useTranslations('rooms.pictures')
  const problem = usePictureProblem()
  const [state, action] = useStateAction(addPictureAction)
  const [heavy, setHeavy] = useState(false)
  const typed = typedBefore(state)
  const { reason, field } = state.data ?? {}
  const wrong = { ...state.validationErrors?.fields }
  if (reason && field) wrong[field] = reason
  if (heavy) wrong.picture = 'picture_too_heavy'
  const error = (name: string) => wrong[name] && problem(wrong[name])
  return (
    <Disclosure summary={t('add')} open={typed.sent}>
      <form action={action} noValidate className="grid max-w-text gap-5">
        <FormTrouble
          state={state}
          text={problem}
          refusal={reason ? { field, text: problem(reason) } : null}
        />
        <input type="hidden" name="code" value={code} />
        <input type="hidden" name="roomId" value={roomId} />
        <TextField
          name="picture"
          type="file"
          accept="image/jpeg,image/png,image/webp"
          label={t('file')}
          hint={t('fileHint')}
          error={error('picture')}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0]
            setHeavy(Boolean(file && file.size > 8 * 1024 * 1024))
          }}
        />
        <TextField
          name="altZh"
          maxLength={120}
          label={t('altZh')}
          hint={t('altHint')}
          defaultValue={typed.text('altZh')}
          error={error('altZh')}
        />
        <TextField
          name="altEn"
          maxLength={120}
          label={t('altEn')}
          hint={t('altHint')}
          defaultValue={typed.text('altEn')}
          error={error('altEn')}
        />
        <SubmitButton pendingText={t('pending')}>{t('submit')}</SubmitButton>
      </form>
    </Disclosure>
  )
}
