'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { typedBefore } from '@/lib/form-state'
import { TextField } from '@/ui/field'
import { Notice } from '@/ui/notice'
import { SubmitButton } from '@/ui/submit-button'
import { Table } from '@/ui/table'
import { importAction } from './actions'

/** A file as heavy as this is refused before it is sent. */
const mostBytes = 5 * 1024 * 1024

/** Checks a file, names what does not fit, and imports what was checked without sending it again. */
export function ImportForm({ importKey }: { importKey: string }) {
  const t = useTranslations('rooms.import')
  const [state, action] = useStateAction(importAction)
  const [heavy, setHeavy] = useState(false)
  const { data } = state
  const key = typedBefore(state).text('key', importKey)
  const problem = heavy ? t('problem.file_too_heavy') : data?.problem
  return (
    <div className="grid gap-5">
      <form action={action} noValidate className="grid max-w-text gap-5">
        <FormTrouble
          state={state}
          refusal={data?.problem ? { field: 'file', text: data.problem } : null}
        />
        <input type="hidden" name="key" value={key} />
        <TextField
          name="file"
          type="file"
          accept=".csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          label={t('file')}
          hint={t('fileHint')}
          error={problem}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0]
            setHeavy(Boolean(file && file.size > mostBytes))
          }}
        />
        <div>
          <SubmitButton kind={data?.ready ? 'quiet' : 'primary'} pendingText={t('checking')}>
            {t('check')}
          </SubmitButton>
        </div>
      </form>
      {data?.notes?.length ? (
        <Notice title={t('notes')}>
          <ul className="grid gap-1">
            {data.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {data?.ready ? (
        <form action={action} className="grid gap-4">
          <Notice tone="success" announce>
            {t('ready', { count: data.ready.rooms })}
          </Notice>
          <input type="hidden" name="key" value={key} />
          <input type="hidden" name="table" value={data.ready.table} />
          <div>
            <SubmitButton pendingText={t('importing')}>
              {t('import', { count: data.ready.rooms })}
            </SubmitButton>
          </div>
        </form>
      ) : null}
      {data?.bad ? (
        <>
          <Notice tone="error" title={t('bad', { count: data.bad.total })} announce>
            {t('badText')}
          </Notice>
          <Table
            caption={t('bad', { count: data.bad.total })}
            captionHidden
            columns={[
              { key: 'row', label: t('row') },
              { key: 'column', label: t('cell') },
              { key: 'value', label: t('value') },
              { key: 'why', label: t('why') },
            ]}
            rows={data.bad.lines.map((line, n) => ({ key: String(n), cells: line }))}
          />
          {data.bad.total > data.bad.lines.length ? (
            <p className="text-soft">{t('shown', { shown: data.bad.lines.length })}</p>
          ) : null}
        </>
      ) : null}
    </div>
  )
}
