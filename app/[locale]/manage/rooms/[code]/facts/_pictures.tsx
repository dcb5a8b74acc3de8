'use client'

import { useTranslations } from 'next-intl'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { mostPictures } from '@/domain/rooms/picture-inputs'
import { seenBefore, typedBefore } from '@/lib/form-state'
import { paths } from '@/lib/paths'
import { Card } from '@/ui/card'
import { Disclosure } from '@/ui/disclosure'
import { TextField } from '@/ui/field'
import { Section } from '@/ui/page-header'
import { SubmitButton } from '@/ui/submit-button'
import { usePictureProblem } from './_picture-problem'
import { UploadForm } from './_upload-form'
import { describePictureAction, movePictureAction, removePictureAction } from './picture-actions'

type Picture = {
  id: string
  path: string
  width: number
  height: number
  altZh: string
  altEn: string
  seen: string
}

/** The pictures of a room in their order, each with its words and what can be done. */
export function Pictures({
  code,
  roomId,
  pictures,
  order,
}: {
  code: string
  roomId: string
  pictures: Picture[]
  /** What is shown of the order, to be sent back. */
  order: string
}) {
  const t = useTranslations('rooms.pictures')
  return (
    <Section id="pictures" title={t('title')}>
      <p className="max-w-text text-soft">{t('lead', { most: mostPictures })}</p>
      {pictures.length === 0 ? <p>{t('none')}</p> : null}
      <ol className="grid gap-3 sm:grid-cols-2">
        {pictures.map((picture, n) => (
          <PictureCard
            key={picture.id}
            picture={picture}
            number={n + 1}
            last={n === pictures.length - 1}
            hidden={{ code, roomId, pictureId: picture.id }}
            order={order}
          />
        ))}
      </ol>
      {pictures.length < mostPictures ? (
        <UploadForm key={pictures.length} code={code} roomId={roomId} />
      ) : (
        <p>{t('full', { most: mostPictures })}</p>
      )}
    </Section>
  )
}

function PictureCard({
  picture,
  number,
  last,
  hidden,
  order,
}: {
  picture: Picture
  number: number
  last: boolean
  hidden: Record<string, string>
  order: string
}) {
  const t = useTranslations('rooms.pictures')
  const problem = usePictureProblem()
  const [state, describe] = useStateAction(describePictureAction)
  const [moved, move] = useStateAction(movePictureAction)
  const [removed, remove] = useStateAction(removePictureAction)
  const typed = typedBefore(state)
  const wrong = state.validationErrors?.fields ?? {}
  const idOf = (field: string) => `${field}-${picture.id}`
  return (
    <Card as="li" className="grid content-start gap-3">
      <h3 className="font-[650]">{t('number', { number })}</h3>
      <img
        src={paths.picture(picture.path, 'small')}
        width={picture.width}
        height={picture.height}
        alt={picture.altZh}
        lang="zh-Hans"
        loading="lazy"
        className="aspect-3/2 h-auto w-full rounded-soft bg-sunk object-cover"
      />
      <Disclosure summary={t('save')} open={typed.sent}>
        <form action={describe} noValidate className="grid gap-3">
          <FormTrouble
            state={state}
            text={(one) => problem(one)}
            idOf={idOf}
            refusal={state.data ? { text: problem(state.data.reason) } : null}
          />
          <Hidden fields={{ ...hidden, seen: seenBefore(state, picture.seen) }} />
          <TextField
            id={idOf('altZh')}
            name="altZh"
            maxLength={120}
            label={t('altZh')}
            defaultValue={typed.text('altZh', picture.altZh)}
            error={wrong.altZh && problem(wrong.altZh)}
          />
          <TextField
            id={idOf('altEn')}
            name="altEn"
            maxLength={120}
            label={t('altEn')}
            defaultValue={typed.text('altEn', picture.altEn)}
            error={wrong.altEn && problem(wrong.altEn)}
          />
          <SubmitButton kind="quiet" pendingText={t('saving')}>
            {t('save')}
          </SubmitButton>
        </form>
      </Disclosure>
      <div className="flex flex-wrap gap-2">
        <form action={move} className="flex flex-wrap gap-2">
          <FormTrouble
            state={moved}
            refusal={moved.data ? { text: problem('moved_meanwhile') } : null}
          />
          <Hidden fields={{ ...hidden, seen: order }} />
          {number > 1 ? (
            <SubmitButton kind="quiet" name="to" value="earlier" pendingText={t('moving')}>
              {t('earlier')}
              <span className="sr-only"> {t('number', { number })}</span>
            </SubmitButton>
          ) : null}
          {last ? null : (
            <SubmitButton kind="quiet" name="to" value="later" pendingText={t('moving')}>
              {t('later')}
              <span className="sr-only"> {t('number', { number })}</span>
            </SubmitButton>
          )}
        </form>
        <form action={remove}>
          <FormTrouble state={removed} />
          <Hidden fields={hidden} />
          <SubmitButton kind="danger" pendingText={t('removing')}>
            {t('remove')}
            <span className="sr-only"> {t('number', { number })}</span>
          </SubmitButton>
        </form>
      </div>
    </Card>
  )
}

function Hidden({ fields }: { fields: Record<string, string> }) {
  return Object.entries(fields).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ))
}
