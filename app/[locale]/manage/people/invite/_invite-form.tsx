'use client'

import { useTranslations } from 'next-intl'
import { FormTrouble } from '@/app/_components/form-trouble'
import { LinkField } from '@/app/_components/link-field'
import { useStateAction } from '@/app/_hooks/use-state-action'
import type { Role } from '@/domain/shared/context'
import { typedBefore } from '@/lib/form-state'
import { paths } from '@/lib/paths'
import { Button, ButtonLink } from '@/ui/button'
import { type Option, SelectField, TextField } from '@/ui/field'
import { Notice } from '@/ui/notice'
import { SubmitButton } from '@/ui/submit-button'
import { useRefusalText } from '../_texts'
import { inviteAction } from '../actions'

type Props = {
  role: Role['role']
  /** Made together with the page, so that a form sent twice invites once. */
  formKey: string
  options: Option[]
  groups: { label: string; options: Option[] }[]
}

/** Who is invited, and for which scope; afterwards the link, which nothing can show again. */
export function InviteForm({ role, formKey, options, groups }: Props) {
  const t = useTranslations('people.invite')
  const text = useRefusalText()
  const [state, invite] = useStateAction(inviteAction)
  if (state.data?.sent) return <Sent role={role} {...state.data.sent} />
  const typed = typedBefore(state)
  const wrong = state.validationErrors?.fields ?? {}
  const refused = state.data?.reason ? text(state.data.reason) : null
  return (
    <form action={invite} noValidate className="grid gap-5">
      <FormTrouble
        state={state}
        text={text}
        refusal={refused ? { field: 'phone', text: refused } : null}
      />
      <input type="hidden" name="key" value={typed.text('key', formKey)} />
      <input type="hidden" name="role" value={role} />
      {role === 'city_administrator' ? (
        <>
          <input type="hidden" name="scope" value="" />
          <p>{t('cityScope')}</p>
        </>
      ) : (
        <SelectField
          name="scope"
          required
          label={t(`scope.${role}`)}
          empty={t('scopeEmpty')}
          options={options}
          groups={groups}
          defaultValue={typed.text('scope', onlyOne(options, groups))}
          error={wrong.scope && text(wrong.scope)}
        />
      )}
      <TextField
        name="name"
        required
        maxLength={60}
        autoComplete="off"
        label={t('name')}
        hint={t('nameHint')}
        defaultValue={typed.text('name')}
        error={wrong.name && text(wrong.name)}
      />
      <TextField
        name="phone"
        type="tel"
        inputMode="tel"
        autoComplete="off"
        required
        label={t('phone')}
        hint={t('phoneHint')}
        defaultValue={typed.text('phone')}
        error={refused ?? (wrong.phone && text(wrong.phone))}
      />
      <SubmitButton wide pendingText={t('pending')}>
        {t('submit')}
      </SubmitButton>
    </form>
  )
}

/** If there is one scope to choose, it is chosen. */
function onlyOne(options: Option[], groups: Props['groups']): string {
  const all = [...options, ...groups.flatMap((group) => group.options)]
  return all.length === 1 ? (all[0]?.value ?? '') : ''
}

function Sent({ role, link, until }: { role: string; link: string; until: string }) {
  const t = useTranslations('people.invite')
  return (
    <div className="grid gap-5">
      <Notice tone="success" announce title={t('done')}>
        {t('doneText')} {t('until', { until })}
      </Notice>
      <LinkField link={link} texts={{ label: t('link'), copy: t('copy'), copied: t('copied') }} />
      <form className="grid gap-3">
        <input type="hidden" name="role" value={role} />
        <Button type="submit" kind="quiet">
          {t('another')}
        </Button>
        <ButtonLink kind="plain" href={paths.managePeople()}>
          {t('toList')}
        </ButtonLink>
      </form>
    </div>
  )
}
