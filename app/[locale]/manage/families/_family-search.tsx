'use client'

import { useLocale, useTranslations } from 'next-intl'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useStateAction } from '@/app/_hooks/use-state-action'
import type { FoundChild } from '@/domain/families/search-families'
import { typedBefore } from '@/lib/form-state'
import { formats } from '@/lib/format'
import { paths } from '@/lib/paths'
import { Card, CardLink } from '@/ui/card'
import { TextField } from '@/ui/field'
import { Notice } from '@/ui/notice'
import { SubmitButton } from '@/ui/submit-button'
import { searchFamiliesAction } from './actions'

const errors = ['search_missing', 'search_short', 'search_long', 'phone_incomplete'] as const

/** The search and what it found, below each other. */
export function FamilySearch() {
  const t = useTranslations('desk')
  const [state, action] = useStateAction(searchFamiliesAction)
  const typed = typedBefore(state)
  const text = (reason: string) => t(`errors.${errors.find((one) => one === reason) ?? 'wrong'}`)
  const result = state.data?.result
  const refused = result?.ok === false ? text(result.reason) : undefined
  const wrong = state.validationErrors?.fields.search
  return (
    <>
      <search>
        <form action={action} noValidate className="grid max-w-text gap-4">
          <FormTrouble
            state={state}
            text={text}
            refusal={refused ? { field: 'search', text: refused } : null}
          />
          <TextField
            name="search"
            type="search"
            autoComplete="off"
            maxLength={80}
            label={t('families.search')}
            hint={t('families.searchHint')}
            defaultValue={typed.text('search')}
            error={wrong ? text(wrong) : refused}
          />
          <div>
            <SubmitButton pendingText={t('families.pending')}>{t('families.submit')}</SubmitButton>
          </div>
        </form>
      </search>
      {result?.ok ? <Found list={result.children} more={result.more} /> : null}
    </>
  )
}

function Found({ list, more }: { list: FoundChild[]; more: boolean }) {
  const t = useTranslations('desk.families')
  const format = formats(useLocale())
  if (list.length === 0) {
    return (
      <Notice announce title={t('none')}>
        {t('noneText')}
      </Notice>
    )
  }
  return (
    <section aria-label={t('title')} className="stack gap-3">
      <p role="status" className="text-soft">
        {more ? t('more', { count: list.length }) : t('found', { count: list.length })}
      </p>
      <ul className="grid gap-3 md:grid-cols-2">
        {list.map((child) => (
          <Card as="li" key={child.childId} className="grid gap-1">
            <p className="flex flex-wrap items-baseline gap-x-3">
              <strong className="wrap-anywhere min-w-0 font-[650] text-lead">
                <CardLink href={paths.manageChild(child.childId)}>{child.givenName}</CardLink>
              </strong>
              <span className="text-soft tabular-nums">{format.months(child.ageMonths)}</span>
            </p>
            {child.guardians.map(({ name, phone }) => (
              <p key={phone} className="wrap-anywhere text-small tabular-nums">
                {t('guardian', { name: name ?? t('unnamed'), phone })}
              </p>
            ))}
          </Card>
        ))}
      </ul>
    </section>
  )
}
