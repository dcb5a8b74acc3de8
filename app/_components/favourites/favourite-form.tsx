'use client'

import { useStateAction } from '@/app/_hooks/use-state-action'
import type { Fault } from '@/lib/form-state'
import { HeartIcon } from '@/ui/icons'
import { Notice } from '@/ui/notice'
import { SubmitButton } from '@/ui/submit-button'
import { favouriteAction } from './actions'

export type FavouriteTexts = {
  label: string
  pending: string
  trouble: Record<Fault | 'too_many_marked', string>
}

/** The heart of a room. Its texts come from the server: a public page carries no others for it. */
export function FavouriteForm({
  code,
  marked,
  about,
  texts: { label, pending, trouble },
}: {
  code: string
  marked: boolean
  /** Which room it is, if several are on the page; for screen readers. */
  about?: string
  texts: FavouriteTexts
}) {
  const [{ data, serverError }, send] = useStateAction(favouriteAction)
  const wrong = serverError?.fault ?? (data?.refusal ? 'too_many_marked' : null)
  return (
    <form action={send} className="grid justify-items-start gap-3">
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="wish" value={marked ? 'unmark' : 'mark'} />
      <SubmitButton kind={about ? 'plain' : 'quiet'} pendingText={pending}>
        <HeartIcon filled={marked} className="mr-2 inline size-5 align-[-0.2em]" />
        {label}
        {about ? <span className="sr-only"> {about}</span> : null}
      </SubmitButton>
      {wrong ? (
        <Notice tone="error" announce>
          {trouble[wrong]}
        </Notice>
      ) : null}
    </form>
  )
}
