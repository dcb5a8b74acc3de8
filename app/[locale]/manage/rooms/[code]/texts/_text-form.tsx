'use client'

import { useTranslations } from 'next-intl'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useStateAction } from '@/app/_hooks/use-state-action'
import type { TextToEdit } from '@/domain/rooms/read-room-texts'
import { longestText } from '@/domain/rooms/text-inputs'
import { typedBefore } from '@/lib/form-state'
import { SubmitButton } from '@/ui/submit-button'
import { LongText } from './_long-text'
import { setTextAction } from './actions'

const fields = ['textZh', 'textEn'] as const

/** One text of a room in both languages; what was typed stays, whatever is wrong with it. */
export function TextForm({
  code,
  roomId,
  text,
}: {
  code: string
  roomId: string
  text: TextToEdit
}) {
  const t = useTranslations('story.edit')
  const [answer, action] = useStateAction(setTextAction)
  // An answer about an older text than the one shown is over: that text has been saved since.
  const newer = answer.data?.theirs
  const about = [typedBefore(answer).text('seen'), ...(newer ? [newer.seen ?? ''] : [])]
  const state = about.includes(text.seen ?? '') ? answer : {}
  const typed = typedBefore(state)
  const { reason, field, length, theirs } = state.data ?? {}
  const problem = reason && t(`problem.${reason}`, { most: longestText, length: length ?? 0 })
  const idOf = (name: string) => `${name}-${text.kind}`
  return (
    <form action={action} noValidate className="grid gap-4">
      <FormTrouble
        state={state}
        text={() => t('problem.wrong')}
        refusal={problem ? { field, text: problem } : null}
        idOf={idOf}
      />
      {theirs ? <Theirs {...theirs} /> : null}
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="roomId" value={roomId} />
      <input type="hidden" name="kind" value={text.kind} />
      <input type="hidden" name="seen" value={(theirs ? theirs.seen : text.seen) ?? ''} />
      <div className="grid gap-4 lg:grid-cols-2">
        {fields.map((name) => (
          <LongText
            key={name}
            id={idOf(name)}
            name={name}
            lang={name === 'textZh' ? 'zh-Hans' : 'en'}
            label={t(name === 'textZh' ? 'chinese' : 'english')}
            note={t(name === 'textZh' ? 'chineseNote' : 'englishNote')}
            text={typed.text(name, text[name])}
            error={field === name ? problem : undefined}
          />
        ))}
      </div>
      <div>
        <SubmitButton kind="quiet" pendingText={t('saving')}>
          {t('save')}
        </SubmitButton>
      </div>
    </form>
  )
}

/** What somebody else wrote while this was typed, to take over by hand what is good in it. */
function Theirs({ textZh, textEn }: { textZh: string; textEn: string }) {
  const t = useTranslations('story.edit')
  return (
    <div className="wrap-anywhere grid gap-2 whitespace-pre-line rounded-soft bg-sunk p-4">
      <p className="font-[650]">{t('theirs')}</p>
      {textZh ? <p lang="zh-Hans">{textZh}</p> : <p>{t('theirsEmpty')}</p>}
      {textEn ? <p lang="en">{textEn}</p> : null}
    </div>
  )
}
