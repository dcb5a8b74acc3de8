'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useRef, useState, useSyncExternalStore } from 'react'
import { FormTrouble } from '@/app/_components/form-trouble'
import type { RoomField } from '@/app/_forms/room-fields'
import { typedPlace } from '@/app/_forms/typed-place'
import type { PlaceRules } from '@/domain/administration/place-rules'
import { typedBefore } from '@/lib/form-state'
import { paths } from '@/lib/paths'
import { Notice } from '@/ui/notice'
import { TextLink } from '@/ui/text-link'
import { PlaceFields } from './place-fields'
import { type Place, PlaceMap } from './place-map'
import { PlacesSum } from './places-sum'
import { hasLabel, RoomFactFields, type RoomTexts } from './room-fields'
import { RoomFormEnd } from './room-form-end'
import type { RoomFormState } from './room-form-state'
import { useRoomProblem } from './room-problem'

/** The settings a slot's places follow from: one set, or those of the subdistrict chosen. */
export type FormRules = { sets: PlaceRules[]; ofSubdistrict: Record<string, number> | null }

/**
 * What is known of a room, to be entered or corrected. What a slot can take is computed while
 * somebody types; a place can be chosen on the map. Everything works without JavaScript too.
 */
export function RoomForm({
  state,
  action,
  texts,
  rules,
  mayLicense,
  operatorNames,
  districtOf,
  districtNames,
  code,
  hidden,
  subdistrictCode = '',
  first,
  copies,
}: {
  state: RoomFormState
  action: (form: FormData) => void
  texts: RoomTexts
  rules: FormRules
  mayLicense: boolean
  operatorNames: string[]
  /** The district's code by the subdistrict's; for a room there is, under the empty text. */
  districtOf: Record<string, string>
  districtNames: Record<string, string>
  /** The code of a room there is; null for a new one. */
  code: string | null
  hidden: Record<string, string>
  /** Chosen at first for a new room. */
  subdistrictCode?: string
  /** What only a new room is asked. */
  first?: ReactNode
  copies?: ReactNode
}) {
  const t = useTranslations('rooms')
  const problem = useRoomProblem()
  const typed = typedBefore(state)
  const text = (field: RoomField) => typed.text(field, texts[field])
  const { reason, field, effect } = state.data ?? {}
  const wrong: Record<string, string> = { ...state.validationErrors?.fields }
  const error = (name: string) => {
    if (field === name && reason) return problem(reason, state.data)
    return wrong[name] && problem(wrong[name], { field: name })
  }
  const form = useRef<HTMLFormElement>(null)
  const filled = () => ({
    // Not sent by people who may not change them.
    licensedPlaces: mayLicense ? text('licensedPlaces') : texts.licensedPlaces,
    playArea: mayLicense ? text('playArea') : texts.playArea,
    latitude: text('latitude'),
    longitude: text('longitude'),
    coordinateSystem: typed.text('coordinateSystem'),
    subdistrictCode: typed.text('subdistrictCode', subdistrictCode),
  })
  const [live, setLive] = useState(filled)
  const [answered, setAnswered] = useState(state)
  if (answered !== state) {
    setAnswered(state)
    setLive(filled())
  }
  const look = () => {
    if (!form.current) return
    const now = new FormData(form.current)
    const value = (name: string) => String(now.get(name) ?? '')
    setLive((before) => ({
      licensedPlaces: mayLicense ? value('licensedPlaces') : before.licensedPlaces,
      playArea: mayLicense ? value('playArea') : before.playArea,
      latitude: value('latitude'),
      longitude: value('longitude'),
      coordinateSystem: value('coordinateSystem'),
      subdistrictCode: value('subdistrictCode'),
    }))
  }
  const choosePlace = (place: Place | null) => {
    for (const name of ['latitude', 'longitude'] as const) {
      const entry = form.current?.elements.namedItem(name)
      if (entry instanceof HTMLInputElement) entry.value = place ? String(place[name]) : ''
    }
    const system = form.current?.elements.namedItem('coordinateSystem')
    if (system instanceof HTMLSelectElement) system.value = place ? 'wgs84' : ''
    look()
  }
  const scripted = useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  )
  const set = rules.ofSubdistrict ? (rules.ofSubdistrict[live.subdistrictCode] ?? 0) : 0
  const inForce = rules.sets[set] ?? rules.sets[0]
  const place = placeIn(live)
  const districtCode = districtOf[live.subdistrictCode] ?? districtOf[''] ?? null
  return (
    <form ref={form} action={action} onInput={look} noValidate className="grid gap-8">
      <div className="grid gap-3 empty:hidden">
        <FormTrouble
          state={state}
          text={(one, at) => problem(one, { field: at })}
          label={(at) => (hasLabel(at) ? t(`field.${at}`) : undefined)}
          refusal={
            !reason || effect || reason === 'place_converted'
              ? reason === 'agree_missing' || reason === 'reason_missing'
                ? {
                    field: reason === 'agree_missing' ? 'confirmed' : 'reason',
                    text: problem(reason),
                  }
                : null
              : { field, text: problem(reason, state.data) }
          }
        />
        {reason === 'changed_meanwhile' && code ? (
          <p className="ways">
            <TextLink href={paths.manageRoomFacts(code)}>{t('refused.see')}</TextLink>
          </p>
        ) : null}
      </div>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Part title={t('facts.basics')}>
        {first}
        <RoomFactFields
          fields={mayLicense ? ['nameZh', 'nameEn', 'address'] : ['nameEn', 'address']}
          text={text}
          error={error}
        />
      </Part>
      <Part title={t('facts.licence')}>
        {mayLicense ? (
          <>
            <RoomFactFields fields={licence} text={text} error={error} />
            <datalist id="operator-names">
              {operatorNames.map((name) => (
                <option key={name} value={name} />
              ))}
            </datalist>
          </>
        ) : (
          <p className="text-soft">{t('facts.licenceReadOnly')}</p>
        )}
        {inForce ? (
          <div className="sm:col-span-2">
            <PlacesSum
              rules={inForce}
              of={code ? 'placeRoom' : live.subdistrictCode ? 'placeSubdistrict' : 'placeCity'}
              licensedPlaces={live.licensedPlaces}
              playArea={live.playArea}
            />
          </div>
        ) : null}
      </Part>
      <Part title={t('facts.contact')}>
        <RoomFactFields fields={['contactPhone', 'price']} text={text} error={error} />
      </Part>
      <Part title={t('facts.place')}>
        {reason === 'place_converted' ? (
          <div className="sm:col-span-2">
            <Notice tone="info" announce>
              {problem(reason)}
            </Notice>
          </div>
        ) : null}
        {scripted || reason === 'place_converted' ? (
          <div className="sm:col-span-2">
            <PlaceMap
              key={`${districtCode} ${reason === 'place_converted' ? live.latitude : ''}`}
              place={place}
              districtCode={districtCode}
              names={districtNames}
              onChoose={choosePlace}
            />
          </div>
        ) : null}
        <PlaceFields text={typed.text} shown={texts} error={error} />
      </Part>
      {copies}
      <RoomFormEnd
        answer={state.data}
        reasonTyped={typed.text('reason')}
        reasonWrong={wrong.reason}
        isNew={code === null}
      />
    </form>
  )
}

const licence = [
  'licensedPlaces',
  'plannedPlaces',
  'playArea',
  'floorArea',
  'operatorName',
  'openedOn',
] as const

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-4">
      <h2 className="text-heading">{title}</h2>
      <div className="grid items-end gap-x-4 gap-y-5 sm:grid-cols-2">{children}</div>
    </section>
  )
}

/** The place as it would be kept, if it needs no converting: what is typed in another system is not shown. */
function placeIn(live: { latitude: string; longitude: string; coordinateSystem: string }) {
  const apart = typedPlace(live.latitude, live.longitude)
  const place: Place = { latitude: Number(apart.latitude), longitude: Number(apart.longitude) }
  const inside =
    place.latitude > 30 && place.latitude < 32.5 && place.longitude > 120 && place.longitude < 123
  const plain = live.coordinateSystem === '' || live.coordinateSystem === 'wgs84'
  return inside && plain ? place : null
}
